"""What every test of the services may ask for."""

from tests.annotations.services.cast import cast, desk

__all__ = ["cast", "desk"]
