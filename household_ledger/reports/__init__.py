"""Paper: Thai documents on A4, drawn from figures."""
