"""What a chart tells comes out as it went in, and what somebody else packed does no harm."""

import base64
import bz2

import pytest

from timeline.drawing import packed
from timeline.drawing.packed import pack, unpack

TOLD = {"version": 1, "facts": {"title": "Élysée", "rows": [["a", [["b", "c"]]]]}}


def stored(text):
    return {"version": 1, "packed": base64.b64encode(text).decode()}


def test_what_was_packed_comes_out_and_the_same_each_time():
    assert unpack(pack(TOLD)) == TOLD
    assert pack(TOLD) == pack(TOLD)
    assert unpack(TOLD) is TOLD and unpack(None) is None


@pytest.mark.parametrize(
    "bad",
    [
        {"version": 1, "packed": 5},
        {"version": 1, "packed": "?"},
        {"packed": pack(TOLD)["packed"]},
        stored(b""),
        stored(b"no bzip2"),
        stored(bz2.compress(b"no json")),
        stored(bz2.compress(b"[1]")),
        stored(bz2.compress(b'{"a": 1}')[:-4]),
    ],
)
def test_what_cannot_be_unpacked_is_nothing(bad):
    assert unpack(bad) is None


def test_no_more_is_unpacked_than_a_chart_can_be(monkeypatch):
    monkeypatch.setattr(packed, "MOST", 1000)
    assert unpack(stored(bz2.compress(b'"' + b"a" * 2000 + b'"'))) is None
