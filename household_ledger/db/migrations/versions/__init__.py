"""The revisions, numbered; the number of the newest is the file's `user_version`."""
