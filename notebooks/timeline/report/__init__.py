"""The nbconvert exporter ``report``, and ``python -m timeline.report``."""

from .exporter import ReportExporter

__all__ = ["ReportExporter"]
