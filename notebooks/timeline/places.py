"""Latitudes and longitudes: what is wrong with them, and how to write them."""

import re

import numpy as np

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
# 50,45; 50.45 N; 50° 27' 3" N
_DEGREES = re.compile(
    r"([+−-]?)([0-9]{1,3}(?:[.,][0-9]+)?)°? ?"
    r"(?:([0-9]{1,2})['′] ?(?:([0-9]{1,2}(?:[.,][0-9]+)?)(?:\"|″|'') ?)?)?([NSEW]?)"
)


def check_places(sheet, columns):
    """Decimal degrees, both or neither."""
    if not {"lat", "lon"} & {*sheet.header}:
        return
    blank = {column: sheet.table[column].eq("") for column in ("lat", "lon")}
    for column, other in [("lat", "lon"), ("lon", "lat")]:
        sheet.check(column, lambda cell, most=columns[column]["maximum"]: _fault(cell, most))
        alone = blank[column] & ~blank[other]
        sheet.check_rows(column, alone, f"{other} is given: give both, or neither")


def to_degrees(cells):
    """Cells that were found right => floats, NaN for blank ones."""
    cells = cells.to_numpy()
    return np.where(cells == "", "nan", cells).astype(float)


def _fault(cell, most):
    """What is wrong with a latitude or longitude, or ""."""
    outside = f"must lie between -{most} and {most}"
    if not cell or _NUMBER.fullmatch(cell):
        return "" if not cell or abs(float(cell)) <= most else outside
    if not (parts := _DEGREES.fullmatch(cell.upper())):
        return "decimal degrees are wanted, such as 50.45; south and west are negative"
    sign, degrees, minutes, seconds, side = (part.replace(",", ".") for part in parts.groups(""))
    number = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    number = round(-number if sign in ("-", "−") or side in ("S", "W") else number, 5)
    return f"write {number}" if abs(number) <= most else outside
