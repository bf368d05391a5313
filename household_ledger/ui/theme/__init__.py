"""How things look: colours, letters, icons, one style sheet."""
