"""One function for each public address."""
