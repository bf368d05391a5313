"""What a person types in a row: read cell by cell, completed, guessed and written."""
