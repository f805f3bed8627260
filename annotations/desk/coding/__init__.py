"""The coding page: one article's text, what is said about it, and the forms that say it."""
