"""What the outlet changed in its text, and what becomes of the words that were coded on the former one."""
