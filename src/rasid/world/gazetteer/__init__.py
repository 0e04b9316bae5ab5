"""More places: sources that are imported, each into a SQLite file of its own, and looked up beside the bundled core."""
