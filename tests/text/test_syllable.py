"""What is spelled as a syllable of Vietnamese, and what only looks a little like one."""

import pytest

from minhbach.text.syllable import is_syllable

SYLLABLES = (
    "giá già giếng gì quý quốc thuỷ thúy ủy hòa hoà nghiêng nước được tượng khuya mưa mùa kìa "
    "lũ đập oái ngoằn huệ xoong yêu chuyển ấy"
)


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_a_syllable_is_known_with_its_tone(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        "tr\u00eang\u00ea",  # two syllables
        "các-",
        "mốộ",  # two tones
        "cảc",  # a closed syllable is sharp or heavy
        "đêc",  # and never level
        "nứơc",  # the tone on the wrong letter
        "kiạ",
        "đaị",
        "ảnăh",
        "été",
        "für",
        "mảs",
        "mặ",  # a short vowel is never open
        "vieät",
        "gịa",
        "",
        "ŋa",
        "x́a",
    ],
)
def test_what_is_spelled_otherwise_is_none(word):
    assert not is_syllable(word)
