import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.text.normalize import clean, clean_paragraphs, fold

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Đà   Nẵng \n mưa\tlớn ", "Đà Nẵng mưa lớn"),
        ("Đà Nẵng", "Đà Nẵng"),
        ("Hà\u200b Nội\ufeff\u00ad", "Hà Nội"),
        ("giá\u00a0vàng\u3000tăng", "giá vàng tăng"),
        ("a\u200b\u0301", "á"),
        ("\u202egnov hnid\u202c", "gnov hnid"),
        ("\x07\x1b[31mđỏ\x9f", "[31mđỏ"),
        ("một\x85hai\u2028ba", "một hai ba"),
        ("hỏng\ud800", "hỏng"),
        ("", ""),
    ],
)
def test_clean_text_is_composed_on_one_line_without_controls(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Một.\n\n \nHai.  Vẫn hai.\r\nBa.\r", "Một.\nHai. Vẫn hai.\nBa."),
        ("\n\n", ""),
        ("một\t hai", "một hai"),
    ],
)
def test_paragraphs_keep_their_lines(text: str, cleaned: str) -> None:
    assert clean_paragraphs(text) == cleaned


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đà Nẵng", "da nang"),
        ("ĐƯỜNG SẮT", "duong sat"),
        ("Ở quận 3", "o quan 3"),
        ("Straße", "strasse"),
    ],
)
def test_folded_text_has_no_marks_and_no_capitals(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for form in (clean, clean_paragraphs):
        once = form(text)
        assert form(once) == once
        assert unicodedata.is_normalized("NFC", once)
        once.encode("utf-8")


@given(ANY_TEXT)
def test_clean_text_is_clean_paragraphs_on_one_line(text: str) -> None:
    assert clean(text) == " ".join(clean_paragraphs(text).split("\n"))


@given(st.text("aăâeêioôơuưyđĐÀàẢảÃãÁáẠạẮắẲẳỘộỞởỮữỲỳ bcdghklmnpqrstvx0123456789"))
def test_folding_vietnamese_leaves_plain_letters(text: str) -> None:
    assert fold(text).isascii()
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
