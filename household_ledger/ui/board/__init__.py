"""A board of large buttons and its number pad, for hands that do not type."""
