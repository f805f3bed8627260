"""What every test of the admin site may ask for."""

from tests.annotations.services.cast import accounts, cast, desk

__all__ = ["accounts", "cast", "desk"]
