"""The page ก่อน–หลัง: what changed since the project, and what was asked of before."""
