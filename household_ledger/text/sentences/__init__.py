"""The sentences of `text.messages`, a table for each part of the program that can be asked to mend something."""
