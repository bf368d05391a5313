"""What merging means: who knew of what, which values stand, what is asked of a person; no database in it."""
