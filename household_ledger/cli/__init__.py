"""The program without a window: the same services, a face of text."""
