"""The page การออม: goals, what is put by for them and where it is kept."""
