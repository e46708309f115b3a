"""The lines above and below a picture that is handed on alone: title, summary, source."""

from ..placing import wrap

TITLE, SUMMARY, SOURCE = 19, 13, 12  # px: sizes of type
TITLE_LINE, SUMMARY_LINE, SOURCE_LINE = 25, 18, 17  # px: from line to line


def heading(facts, width):
    """Title and summary in lines no wider than `width` px => two lists of str."""
    title = wrap(facts.title, width, TITLE, bold=len(facts.title))
    return title, wrap(facts.summary, width, SUMMARY) if facts.summary else []


def source(facts, width):
    """The source in lines no wider than `width` px => a list of str."""
    return wrap(facts.source, width, SOURCE) if facts.source else []
