from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish.sample_site import ANSWER, FACT_CHECK

from minhbach.publish.search import search
from minhbach.publish.statement import Statement


def page(path: str, **said: str) -> Statement:
    """A statement of which only these words are known."""
    words = {"title": "Tiêu đề", "claim": "Thông tin", "verdict": "Kết luận", "answer": ""}
    version = replace(FACT_CHECK.versions[0], **words | said)
    return replace(FACT_CHECK, path=path, versions=(version,), topics=())


def found(statements, query, **said):
    return [statement.path for statement in search(statements, query, **said)]


YEAR = page("năm", title="Cầu đóng một năm")
NAM = page("nam", title="Ông Nam mở cầu")
BODY = page("body", answer="Trong năm tới, cầu sẽ đóng.")


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("năm", ["năm", "body"]),
        ("nam", ["nam", "năm", "body"]),
        ("Nam", ["nam", "năm", "body"]),
        ("cầu đóng", ["năm", "body"]),
        ("cau dong", ["năm", "body"]),
        ("dong cau", ["năm", "body"]),
        # Marks that stand nowhere are given up.
        ("nằm", ["nam", "năm", "body"]),
        ("cầu dong", ["năm", "body"]),
        ("cầ", []),
        ("cầu xe", []),
        ("", []),
        (" ?! ", []),
    ],
)
def test_marks_count_where_they_are_typed(query, paths):
    assert found([NAM, YEAR, BODY], query) == paths


def test_words_in_a_row_come_before_words_apart():
    apart = page("apart", title="Cầu cũ, nhánh bên, đoạn Lau")
    row = page("row", title="Sửa cầu bên Lau")
    assert found([apart, row], "cầu bên lau") == ["row", "apart"]


def test_of_the_same_worth_the_order_stays_and_there_is_a_limit():
    pages = [page(str(number), title="Cầu Bến Lau") for number in range(5)]
    assert found(pages, "bến lau") == list("01234")
    assert found(pages, "bến lau", limit=2) == list("01")


def test_topics_are_searched_too():
    statement = replace(ANSWER, topics=("Cấp nước",))
    assert search([statement, NAM], "cap nuoc") == [statement]


@given(st.text(max_size=60))
def test_a_statement_is_found_by_its_own_title(rest):
    statement = page("own", title=f"Cầu {rest}")
    assert statement in search([NAM, statement], f"Cầu {rest}")


@given(st.text(max_size=40))
def test_any_query_is_answered(query):
    assert set(found([NAM, YEAR, BODY], query)) <= {"nam", "năm", "body"}
