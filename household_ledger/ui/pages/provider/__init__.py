"""Pages about all households of a provider."""
