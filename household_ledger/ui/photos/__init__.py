"""Pictures of entries in the window: how they come in, and how they are looked at."""
