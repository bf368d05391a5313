"""The project's own benchmark: every figure a ratio to a floor measured in the same run (`docs/benchmarks.md`)."""

LOCKED = "HOUSEHOLD_LEDGER_BENCH_LOCKED"
"""Set in the environment where ledgers that are locked are measured (`locked.py`, which only then is loaded)."""
