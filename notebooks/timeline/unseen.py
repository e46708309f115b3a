"""Signs that cannot be seen, and so must not stand in a cell."""

import re
import unicodedata

UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # what turns the direction of text
    "\ud800-\udfff\ufff9-\uffff]"  # bytes that are not UTF-8; signs that stand for none
)


def check_unseen(sheet, rows, columns):
    """A problem for each cell that holds such a sign: the first of them."""
    for name, cells in columns.items():
        for row, cell in zip(rows, cells, strict=True):
            if found := UNSEEN.search(cell):
                sheet.blame(row, name, cell, _unseen(found[0]))


def _unseen(sign):
    again = "type the cell anew"
    if "\udc80" <= sign <= "\udcff":
        byte = bytes([ord(sign) - 0xDC00])
        letter = byte.decode("cp1252", "replace")
        return f"byte {byte.hex().upper()} is not UTF-8; perhaps it was {letter}: {again}"
    if sign == "\ufffd":
        return f"a letter was lost when the file was saved, and � stands for it: {again}"
    if unicodedata.category(sign) == "Cf":
        return f"an invisible sign that turns the direction of text (U+{ord(sign):04X}): {again}"
    return f"a control character (U+{ord(sign):04X}), which cannot be seen: {again}"
