"""The place of safety copies: which there are, one more, where they go, and going back to one."""
