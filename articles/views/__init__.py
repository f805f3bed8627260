"""Pages of the desk about articles: importing them."""
