"""The admin site for what was published; links between articles, decided by services, are elsewhere."""

from . import imports, outlets, texts

__all__ = ["imports", "outlets", "texts"]
