"""How the program begins, keeps copies while it runs, and ends."""
