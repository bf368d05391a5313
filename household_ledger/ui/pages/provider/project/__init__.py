"""The project's page: its facts, its costs, its people, its villages and where it draws its lines."""
