"""What exists: places and actors, how their names are found in a text, and which of several is meant."""
