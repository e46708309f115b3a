"""A file => the rows of a CSV, whichever sign parts the columns and whatever wrote it.

Each function gets the `Sheet` to which it adds the problems that it meets.
"""

import csv
import difflib
import io
import re
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from .decode import decode

# What is beyond these is refused, so that no file takes more than seconds.
CHUNK = 2**20  # bytes
_START = 10_000  # letters: enough to tell the separator
MOST_BYTES, MOST_ROWS, MOST_LONE_QUOTES = 100 * CHUNK, 1_000_000, 20
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_QUOTES = "what begins with a double quote must end with one; within it write each twice"


def read_text(sheet, path):
    """The text of a path or file object."""
    try:
        data = path.read() if hasattr(path, "read") else _bytes(sheet, Path(path))
    except UnicodeDecodeError as error:  # of a file opened as text
        data = error.object
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    text, problem = decode(data)
    if problem:
        row, value, message = problem
        sheet.blame(row, "", value, message)
    if problem and not text:
        sheet.stop()
    return text


def _bytes(sheet, path):
    """What the file holds; it is opened for reading only."""
    try:
        with path.open("rb") as file:
            chunks = iter(lambda: file.read(CHUNK), b"")
            data = b"".join(islice(chunks, MOST_BYTES // CHUNK + 1))
    except FileNotFoundError as error:
        raise FileNotFoundError(error.errno, _no_file(path), str(path)) from None
    except (OSError, ValueError) as error:
        sheet.stop(0, "", "", _not_opened(path, error))
    if len(data) > MOST_BYTES:
        size = f"more than {MOST_BYTES // CHUNK} MB"
        sheet.stop(0, "", "", f"the file has {size}; split it, or shorten its texts")
    return data


def _not_opened(path, error):
    if isinstance(error, (IsADirectoryError, PermissionError)) and path.is_dir():
        files = sorted(file.name for file in islice(path.glob("*.csv"), 3))
        such = f", such as {' or '.join(files)}" if files else ""
        return f"this is a folder; name a CSV file in it{such}"
    hint = "close it in other programs, and see whether you may read it"
    return f"the file cannot be opened ({error}); {hint}"


def _no_file(path):
    files = [file.name for file in islice(path.parent.glob("*.csv"), 1000)]
    like = near(path.name, files)
    return f"there is no such file; did you mean {like}?" if like else "there is no such file"


@contextmanager
def any_length():
    """Python's own limit would end the reading at the first long cell, and tell no row."""
    usual = csv.field_size_limit(2 * MOST_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(usual)


def read_rows(sheet, text):
    """The rows that are not blank, each with its number.

    Where a double quote stands alone the next line begins a row again.
    """
    says = re.match(r'"?sep=([,;\t|])"?(?:\r\n|\r|\n|$)', text)  # as Excel writes, and hides
    start = text[says.end() if says else 0 :][:_START]
    first = next((line for line in start.splitlines() if line.strip()), "")
    sheet.separator = says[1] if says else max(SEPARATORS, key=first.count)
    row, begin = 0, int(bool(says))
    for _ in range(MOST_LONE_QUOTES):
        lines, done = _lines(text, begin), 0
        reader = csv.reader(lines, delimiter=sheet.separator, strict=True, skipinitialspace=True)
        try:
            for record in reader:
                row, done = row + 1, reader.line_num
                if record and (record[0] or "".join(record).strip()):
                    yield row, record
            return
        except csv.Error:
            row, begin = row + 1, begin + done + 1
            i, cell = _bad_cell(next(_lines(text, begin - 1)), sheet.separator)
            name = sheet.header[i] if i < len(sheet.header) else letter(i)
            sheet.blame(row, name, cell, _QUOTES)
    sheet.blame(row, "", "", f"{MOST_LONE_QUOTES} such rows; what follows was not read")


def _lines(text, begin):
    data = io.BytesIO(text.encode("utf-8", "surrogatepass"))  # StringIO takes up to 4 times more
    return islice(io.TextIOWrapper(data, "utf-8", "surrogatepass", newline=""), begin, None)


def _bad_cell(line, separator):
    """The number of the cell, from 0, where a line goes wrong, and the line from there on."""
    cell = rf' *+(?:"(?:[^"]|"")*+"|(?!")[^{separator}]*+)'
    good = re.match(f"(?:{cell}{re.escape(separator)})*+", line)[0]
    return len(re.findall(cell + re.escape(separator), good)), line[len(good) :]


def letter(number):
    """0 => 'A', 25 => 'Z', 26 => 'AA', as spreadsheets name columns."""
    return (letter(number // 26 - 1) if number > 25 else "") + chr(65 + number % 26)


def near(name, others, cutoff=0.6):
    """The one of the others that is spelt most like it, or ""."""
    name, small = name.lower(), {other.lower(): other for other in others}
    like = difflib.get_close_matches(name, small, 1, cutoff)
    like += [other for other in small if name.startswith(other) or name in other]
    return small[like[0]] if like else ""
