"""What a page, a screen or a sheet of paper shows, gathered from the records."""
