"""The page หนี้สิน: what is owed, paid back and lent."""
