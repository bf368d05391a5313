"""The made-up provider: households to try the program on, to teach with and to measure by."""
