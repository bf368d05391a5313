"""Whom to see next, the visits there were, and the lessons."""
