"""Templates in the fast grid: rows kept as one, looked over and written in one step."""
