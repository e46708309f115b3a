"""The nbconvert exporter ``report``, and ``python -m timeline.report``."""

__all__ = ["ReportExporter"]


def __getattr__(name):
    """Load the exporter when it is asked for: nbconvert takes seconds to import."""
    if name != "ReportExporter":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .exporter import ReportExporter

    return ReportExporter
