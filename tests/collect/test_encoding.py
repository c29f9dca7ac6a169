"""Bytes are read as what they are, whatever they say."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.collect.encoding import decode

TEXT = "<t>Thừa Thiên Huế</t>"
LATIN = "<t>café à la carte, déjà vu</t>"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (TEXT.encode(), ""),
        (codecs.BOM_UTF8 + TEXT.encode(), ""),
        (TEXT.encode("utf-16"), ""),
        (TEXT.encode("utf-16-le"), ""),
        (TEXT.encode("utf-16-be"), ""),
        (TEXT.encode("utf-32"), ""),
        (TEXT.encode("utf-32-be"), ""),
        (b"\n<?xml version='1.0' encoding='UTF-8'?>\n" + TEXT.encode(), ""),
        (TEXT.encode(), "application/rss+xml; charset=utf-8"),
        (b"<?xml version='1.0' encoding='no-such'?>" + TEXT.encode(), ""),
    ],
)
def test_bytes_that_are_what_they_say_are_read_without_a_remark(body, content_type):
    assert decode(body, content_type) == (TEXT, "")


@pytest.mark.parametrize(
    ("encoding", "python"),
    [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("US-ASCII", "cp1252")],
)
def test_a_declared_latin_feed_is_read_as_declared(encoding, python):
    body = f"<?xml version='1.0' encoding='{encoding}'?>{LATIN}".encode(python)
    assert decode(body) == (LATIN, "")


def test_the_charset_of_the_answer_counts_where_the_document_says_nothing():
    assert decode(LATIN.encode("cp1252"), 'text/xml; charset="ISO-8859-1"') == (LATIN, "")


def test_a_japanese_mail_encoding_is_not_taken_for_ascii():
    body = b"<?xml version='1.0' encoding='iso-2022-jp'?>" + "<t>東京</t>".encode("iso-2022-jp")
    assert decode(body) == ("<t>東京</t>", "")


def test_a_seven_bit_encoding_with_accents_in_utf_8_is_utf_8():
    body = b"<?xml version='1.0' encoding='iso-2022-jp'?>" + TEXT.encode()
    assert decode(body)[0] == TEXT


def test_a_declared_encoding_of_another_script_is_read_as_declared():
    body = "<?xml version='1.0' encoding='windows-1258'?><t>\u0111\u01b0\u01a1ng</t>"
    assert decode(body.encode("cp1258")) == ("<t>đương</t>", "")


def test_utf_8_with_a_wrong_declaration_is_utf_8_and_it_is_said():
    body = b"<?xml version='1.0' encoding='ISO-8859-1'?>" + TEXT.encode()
    text, remark = decode(body)
    assert text == TEXT
    assert remark.endswith("read as UTF-8.")


def test_a_cut_utf_8_feed_loses_one_character_only():
    text, remark = decode((TEXT * 3).encode()[:-5])
    assert text.startswith(TEXT * 2 + "<t>Thừa Thiên Hu")
    assert remark == "Some bytes are not UTF-8 and were lost."


def test_undeclared_latin_is_read_as_windows_1252():
    text, remark = decode(LATIN.encode("cp1252"))
    assert text == LATIN
    assert "windows-1252" in remark


@given(st.binary(max_size=200), st.text(max_size=40))
def test_any_bytes_become_text(body, content_type):
    text, _ = decode(body, content_type)
    assert isinstance(text, str)
