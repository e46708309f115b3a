"""The type of pictures that are made of lines of text and bars."""

from dataclasses import dataclass

from ..drawing import scene
from ..drawing.marks import Text

LEADING = 16  # px: from line to line
AXIS = 24  # px: below an axis


@dataclass(frozen=True)
class Type:
    """Sizes in px, for pages of at least `least` px."""

    least: int
    name: float
    small: float


PHONE = Type(scene.PHONE, 14, 13)
TYPES = (PHONE, Type(scene.PAGE, 13, 12), Type(scene.WIDE, 13, 12))


def lines(texts, top, **style):
    """A mark for each line, the first below `top`; without a place along the scale at the left."""
    return [Text(text=text, y=top + (k + 0.5) * LEADING, **style) for k, text in enumerate(texts)]
