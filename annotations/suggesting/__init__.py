"""Pure functions: who said what in a text, and who that is."""
