"""When two wordings are the same: the same words once case, marks and punctuation are gone."""

from minhbach.text.normalize import fold
from minhbach.text.segment import words


def wording_key(text: str) -> str:
    """Equal for two texts that a reader takes for the same wording, with or without diacritics."""
    return " ".join(words(fold(text)))
