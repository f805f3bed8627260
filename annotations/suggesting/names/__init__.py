"""Whose name is this: names across scripts and spellings, compared with a score and a reason in words."""
