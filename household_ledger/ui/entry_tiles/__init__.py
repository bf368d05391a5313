"""Writing entries with large buttons: what it was, how much, and saved."""
