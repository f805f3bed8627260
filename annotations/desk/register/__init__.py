"""The identity register at the desk: speakers with their names and terms, offices, merging, and files."""
