"""The explorer: the same timeline, alive, as a widget in JupyterLab and as a page in a report."""
