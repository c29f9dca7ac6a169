"""Careless typing: what keys, short forms and missing diacritics were meant to be."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.claims.typed import SHORT, teencode, telex

from minhbach.claims.match import Check, CheckIndex
from minhbach.claims.restore import Wordings
from minhbach.claims.spelling import spellings
from minhbach.claims.telex import from_telex, is_syllable
from minhbach.claims.terms import written
from minhbach.text.normalize import fold

PRESS = Path(__file__).parents[2] / "src/minhbach/demo/press"
MARKED = sorted(
    {
        word
        for path in PRESS.glob("*.txt")
        for word in re.findall(r"[^\W\d_]+", path.read_text(encoding="utf-8").lower())
        if fold(word) != word and is_syllable(word)
    }
)
CHECKS = [
    Check("bridge", "", "Cầu Bến Lau đóng cửa 12 tháng từ ngày 01/12/2026."),
    Check("bed", "", "Bệnh viện tỉnh không được thu thêm tiền giường của người bệnh."),
    Check("rice", "", "Cây hồng ở phường Lam Kiều chết vì nước mặn, dân bán hết bò."),
    Check("off", "", "Con ốc, cái bờ, hai ông bà ấy có gì."),
]


def test_the_keys_of_every_marked_syllable_of_the_press_give_it_back():
    assert len(MARKED) > 1000
    assert [word for word in MARKED if from_telex(telex(word)) != word] == []


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("ddungs", "đúng"),
        ("dungsd", "đúng"),
        ("truowngf", "trường"),
        ("truwowngf", "trường"),
        ("cauas", "cấu"),
        ("cuwar", "cửa"),
        ("cuaw", "cưa"),
        ("toanf", "toàn"),
        ("hoaf", "hòa"),
        ("quaan", "quân"),
        ("quar", "quả"),
        ("gias", "giá"),
        ("gif", "gì"),
        ("ngoaif", "ngoài"),
        ("ow", "ơ"),
        ("cau", ""),
        ("fast", ""),
        ("wq", ""),
        ("passengers", ""),
        ("", ""),
    ],
)
def test_keys_are_read_in_any_order_people_press_them(keys: str, meant: str):
    assert from_telex(keys) == meant


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzđươ", max_size=12))
def test_any_keys_give_a_syllable_or_nothing(keys: str):
    meant = from_telex(keys)
    assert meant == "" or is_syllable(meant)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("ko", "không"),
        ("bv", "bệnh viện"),
        ("fường", "phường"),
        ("zề", "về"),
        ("kách", "cách"),
        ("caauf", "cầu"),
        ("khj", "khi"),
        ("wán", "quán"),
        ("jường", "giường"),
    ],
)
def test_a_short_form_has_what_it_means_among_its_spellings(word: str, meant: str):
    assert meant in spellings(word)


def test_a_word_is_never_its_own_spelling():
    assert all(word not in spellings(word) for word in [*MARKED, "ng", "k", "of"])


@pytest.fixture
def index() -> CheckIndex:
    return CheckIndex(CHECKS)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Cauf Beens Lau ddongs cuawr", "bridge"),
        ("cauf beens lau dongs cuwar 1 nawm dungs khoong", "bridge"),
        ("bv có đc thu tiền ng bệnh ko", "bed"),
        ("Fường nào bò chết", "rice"),
    ],
)
def test_a_check_is_found_by_what_was_meant(index: CheckIndex, text: str, id: str):
    assert index.find(text)[0].id == id


def test_short_forms_keep_their_capital_and_leave_units_alone(index: CheckIndex):
    meant = index.find("Bv ko thu tiền giường")
    assert meant == index.find("Bệnh Viện không thu tiền giường")
    assert index.find("tiền giường 5 k") != index.find("tiền giường 5 không")


def test_a_word_the_checks_have_with_other_marks_is_no_short_form(index: CheckIndex):
    first = index.find("cay hong")[0]
    assert first.id == "rice"
    assert first.score > index.find("cay khong")[0].score


def test_an_english_word_is_not_taken_for_keys(index: CheckIndex):
    assert index.find("off") == []


def test_what_print_shortens_is_read_alike_in_both_ways():
    assert written("UBND tỉnh") == written("Ủy ban nhân dân tỉnh")
    index = CheckIndex([Check("a", "", "UBND phường thu phí BHYT")])
    assert index.find("bao hiem y te")[0].id == "a"


def test_diacritics_come_from_the_likelier_text_and_from_the_neighbour():
    wordings = Wordings()
    wordings.add(["bán", "hết", "bò"], 1.0)
    wordings.add(["bạn", "bè", "bàn", "bạc"], 0.5)
    assert wordings.restore(["ban", "het", "xa"]) == ["bán", "hết", "xa"]
    assert wordings.restore(["ban", "be"]) == ["bạn", "bè"]
    assert wordings.restore([]) == []


def test_the_generators_of_careless_typing_are_careless():
    text = "Thành phố không biết gì về Đường Trường Chinh"
    assert telex("Đường Trường") == "Dduwowngf Truwowngf"
    assert teencode(text, random.Random(1), share=0.0) == text
    every = teencode(text, random.Random(1), share=1.0)
    assert every != text
    assert "tp" in every
    assert all(forms.split() for forms in SHORT.values())
