"""Typed readers of environment variables: a wrong value is refused by name, never guessed at."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def env_bool(name: str, *, default: bool = False) -> bool:
    """Yes or no; unset means `default`, empty means no.

    Raises:
        ImproperlyConfigured: any other word.
    """
    value = os.environ.get(name)
    if value is None:
        return default
    word = value.strip().lower()
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no: write 1 or 0")


def env_int(name: str, *, default: int, least: int = 0) -> int:
    """A whole number of at least `least`; unset or empty means `default`.

    Raises:
        ImproperlyConfigured: no whole number, or too small.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number of {least} or more")
    return int(value)


def env_list(name: str, *, default: tuple[str, ...] = ()) -> list[str]:
    """Words separated by commas, blanks around them cut; unset means `default`."""
    value = os.environ.get(name)
    if value is None:
        return list(default)
    return [word.strip() for word in value.split(",") if word.strip()]


def env_secret(name: str) -> str:
    """A secret from `NAME`, or from the file that `NAME_FILE` names; empty if neither is set.

    Raises:
        ImproperlyConfigured: both are set, or the file cannot be read or is empty.
    """
    value = os.environ.get(name, "")
    file = os.environ.get(f"{name}_FILE", "")
    if not file:
        return value
    if value:
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set: keep one of them")
    try:
        secret = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE={file!r} cannot be read: {error}") from error
    if not secret:
        raise ImproperlyConfigured(f"{name}_FILE={file!r} is empty")
    return secret
