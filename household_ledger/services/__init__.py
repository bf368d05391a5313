"""Use cases: what the program does, told in ports and commands, without a database or a screen."""
