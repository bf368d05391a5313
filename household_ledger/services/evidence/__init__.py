"""What the project can show of its change: whom it may count, and the pack of it for those above the provider."""
