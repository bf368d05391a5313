"""Charts: a specification made from figures, and the drawing of it."""
