"""How far the work is: of one coder, of one article, of the desk. Nothing here grows with the archive."""
