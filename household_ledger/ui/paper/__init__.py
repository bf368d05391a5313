"""Paper in the window: what can be printed, seen before it is."""
