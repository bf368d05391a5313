"""Rows the machine would not keep: a draft of them in the person's own folder, offered when the book opens again."""
