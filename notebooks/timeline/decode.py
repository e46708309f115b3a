"""The bytes of a file => its text, and what is wrong where they are not UTF-8."""

import codecs
import re

_HOW = (
    "In Excel: File, Save As, CSV UTF-8. In LibreOffice: File, Save As, Text CSV, and as "
    "character set Unicode (UTF-8)"
)
_OTHER_FILES = {
    b"PK\x03\x04": "a workbook, such as .xlsx or .ods",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook, .xls",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_SAMPLE = 100_000  # bytes: enough to tell an encoding


def decode(data):
    """Bytes => text.

    Returns
    -------
    text : str
        "" where the file is none. A lone byte that is not UTF-8, in a file that else is,
        becomes a surrogate, U+DC80 to U+DCFF (as by the error handler surrogateescape).
    problem : tuple of (int, str, str) or None
        The line with the first wrong byte (0 for the file as a whole), the words around
        it, and what to do.
    """
    for start, what in _OTHER_FILES.items():
        if data.startswith(start):
            return "", (0, "", f"this is {what}, not a CSV; open it, and save it as one. {_HOW}")
    if codec := _utf16(data):
        problem = f"the file is in UTF-16 (Excel's Unicode Text); save it as UTF-8. {_HOW}"
        return data.decode(codec, "replace").removeprefix("\ufeff"), (0, "", problem)
    if b"\0" in data:
        problem = f"bytes of zero (NUL): the file is damaged, or no CSV; save it anew. {_HOW}"
        return "", (_line(data, data.index(b"\0")), "", problem)
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start)


def _utf16(data):
    """The codec of a file that says so at its start, or has a zero beside most letters."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if max(even, odd) > len(data[:_SAMPLE]) / 8 and not min(even, odd):
        return "utf-16-le" if odd else "utf-16-be"
    return ""


def _not_utf8(data, start):
    text = data.decode("utf-8-sig", "surrogateescape")
    wrong = len(re.findall("[\udc80-\udcff]", text))
    if 2 * wrong <= len(re.findall("[^\0-\x7f]", text)):  # most of it is UTF-8
        return text, None
    codec, what = _looks_like(data[start : start + _SAMPLE])
    ends = rb'[,;\t\r\n"|]'
    words = re.split(ends, data[max(0, start - 100) : start])[-1]
    words += re.split(ends, data[start : start + 100])[0]
    problem = f"the file is not in UTF-8; it looks like {what}. Save it anew. {_HOW}"
    text, words = (some.decode(codec, "replace") for some in (data, words))
    return text, (_line(data, start), words, problem)


def _looks_like(data):
    """The codec and its name, told by how the bytes beyond ASCII stand together."""
    runs = re.findall(rb"[\x80-\xff]+", data)
    high = b"".join(runs)
    if len(high) < 2 * len(runs):  # single letters with accents among plain ones
        if re.search(rb"[\x81\x8d\x8f\x90\x9d]", high):
            return "mac-roman", "an old encoding of western Europe"
        return "cp1252", "Windows-1252, which older programs write in western Europe"
    if len(re.findall(rb"[\xc0-\xff]", high)) > 0.9 * len(high):
        return "cp1251", "Windows-1251, which older programs write for Cyrillic"
    if re.search(rb"[\x81-\x9f]", high):
        return "shift-jis", "Shift JIS, a Japanese encoding"
    return "gb18030", "GB 18030 or another old encoding of East Asia"


def _line(data, place):
    return 1 + data[:place].count(b"\n")
