"""English: its verbs of saying, its closed classes, and how its sentences attribute."""
