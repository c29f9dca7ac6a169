"""The key of this office that seals contact addresses; its file is not in the database."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from minhbach.adapters.sealed import SealKey, check_address

__all__ = ["check_address", "key"]


def key() -> SealKey:
    """The key, made when there is none yet. Raises BadSettings when it cannot be used."""
    return _key(settings.OFFICE.address_key)


@lru_cache(maxsize=4)
def _key(path: Path) -> SealKey:
    return SealKey.read_or_make(path)
