"""What a chart tells of itself, packed for a notebook: a seventh of the size.

By bzip2, which makes the same bytes of the same text on every machine, so that stored outputs
can be compared; other packers differ from one version to the next.
"""

import base64
import bz2
import json

MUCH = 1_000_000  # bytes: a story of thousands of events
MOST = 50_000_000  # bytes: more is no chart, whoever sent it


def pack(told):
    """As it is stored: its version, and all of it in one text."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    level = 1 if len(text) > MUCH else 9  # then half the time, and as small
    return {
        "version": told["version"],
        "packed": base64.b64encode(bz2.compress(text, level)).decode(),
    }


def unpack(stored):
    """What was packed; anything else as it is, and None for what cannot be unpacked."""
    if not isinstance(stored, dict) or "packed" not in stored:
        return stored
    try:
        reader = bz2.BZ2Decompressor()
        text = reader.decompress(base64.b64decode(stored["packed"], validate=True), MOST)
        return json.loads(text) | {"version": stored["version"]} if reader.eof else None
    except (ValueError, TypeError, KeyError, OSError, EOFError):
        return None
