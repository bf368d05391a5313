"""The page of the staircases and of the eight changes."""
