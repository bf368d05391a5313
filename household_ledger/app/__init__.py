"""Where the objects are built and joined: ledger files opened, and the window started on them."""
