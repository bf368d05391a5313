"""Passphrases in the window: putting one on a book, opening with it, changing it, and locking while nobody is there."""
