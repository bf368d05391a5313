"""Safety copies: how they are named, which are kept, what going back to one would lose."""
