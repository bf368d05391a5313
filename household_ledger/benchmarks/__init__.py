"""The project's own benchmark: every figure a ratio to a floor measured in the same run (`docs/benchmarks.md`)."""
