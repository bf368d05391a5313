"""Books of several computers brought together: sent, taken in, and what was written on two sides settled."""
