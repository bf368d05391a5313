"""Writers of the files other programs read: one module a format, all from the real lines of the entries."""
