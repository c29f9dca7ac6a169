"""The style sheet, script and pictures: all from this desk, legible, and small enough."""

import re
import unicodedata
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

SHEET_FILE = Path(finders.find("desk.css"))
STATIC = SHEET_FILE.parent
SHEET = re.sub(r"/\*.*?\*/", "", SHEET_FILE.read_text(encoding="utf-8"), flags=re.DOTALL)
OWN = [STATIC / "desk.css", STATIC / "desk.js", STATIC / "mark.svg"]
MOST_FONT_BYTES = 125_000  # what a phone waits for before the page has its letters
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3 (AA) for text
LEAST_EDGE = 3.0  # WCAG 2.2, 1.4.11 for the edge of a field
# Every vowel of Vietnamese with each of its tones, and the letter đ.
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = {
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in TONES
} | {"đ", "Đ", "₫"}
TEXT_ON = [
    ("--ink", "--paper"),
    ("--ink", "--rail"),
    ("--ink", "--tint"),
    ("--soft", "--paper"),
    ("--soft", "--rail"),
    ("--soft", "--tint"),
    ("--accent", "--paper"),
    ("--accent", "--rail"),
    ("--accent", "--tint"),
    ("--on-accent", "--accent"),
    ("--paper", "--ink"),
]


def colours(scheme):
    """The colours of the sheet by name, as light or dark has them."""
    screen = SHEET.partition("@media print")[0]
    light, dark = re.findall(r":root\s*\{(.*?)\}", screen, flags=re.DOTALL)
    named = dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})", light))
    if scheme == "dark":
        named |= dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})", dark))
    return named


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The contrast of two colours as WCAG 2.2 counts it, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def covered():
    """The characters that the fonts of the sheet are named for."""
    found = set()
    for ranges in re.findall(r"unicode-range:(.*?);", SHEET, flags=re.DOTALL):
        for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges):
            found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def test_the_style_sheet_loads_only_files_that_lie_beside_it():
    loaded = re.findall(r"url\(\s*[\"']?(.*?)[\"']?\s*\)", SHEET)
    assert loaded
    for address in loaded:
        assert not re.match(r"[a-z]+:|/", address), address
        assert (STATIC / address).is_file(), address


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.name)
def test_no_file_of_ours_names_another_site(file):
    text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert "//" not in re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    assert "@import" not in text


def test_the_script_needs_no_exception_of_the_policy():
    script = (STATIC / "desk.js").read_text(encoding="utf-8")
    assert not re.search(r"\beval\b|new Function|innerHTML|document\.write|\.style\b", script)


def test_every_vietnamese_letter_has_a_font():
    assert len(LETTERS) == 147
    assert {letter for letter in LETTERS if ord(letter) not in covered()} == set()


def test_the_fonts_are_light_enough_for_a_phone():
    assert 0 < sum(font.stat().st_size for font in STATIC.rglob("*.woff2")) <= MOST_FONT_BYTES


def test_every_vendored_file_has_its_licence_beside_it():
    vendor = STATIC / "vendor"
    licensed = [file.name.removesuffix(".LICENSE.txt") for file in vendor.glob("*.LICENSE.txt")]
    for file in vendor.iterdir():
        if file.suffix in {".js", ".woff2"}:
            assert [name for name in licensed if file.name.startswith(name)], file.name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_stands_out_from_its_ground(text, ground, scheme):
    named = colours(scheme)
    assert contrast(named[text], named[ground]) >= LEAST_CONTRAST


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edge_of_a_field_can_be_seen(scheme):
    named = colours(scheme)
    assert contrast(named["--edge"], named["--paper"]) >= LEAST_EDGE


def test_contrast_is_counted_as_the_standard_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("condition", ["(prefers-color-scheme: dark)", "print"])
def test_the_sheet_has_a_dark_look_and_a_look_on_paper(condition):
    assert f"@media {condition}" in SHEET


def test_nothing_moves_for_whoever_asked_for_less_motion():
    moves = re.search(r"(?<![\w-])(transition|animation)[\w-]*\s*:", SHEET)
    assert not moves or "@media (prefers-reduced-motion: reduce)" in SHEET


def test_where_the_keyboard_stands_is_outlined():
    assert re.search(r":focus-visible\s*\{[^}]*outline:\s*\d+px solid", SHEET)
