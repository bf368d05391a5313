"""The page บ้านของเรา: people, pockets and categories of a home."""
