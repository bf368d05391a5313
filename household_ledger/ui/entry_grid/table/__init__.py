"""The table of rows kept: read page by page, painted, looked at."""
