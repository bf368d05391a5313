"""The window around the pages: rail, bars, drawer, palette, start."""
