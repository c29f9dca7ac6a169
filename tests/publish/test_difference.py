"""Two versions side by side: what is shown as changed, and that no letter is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minhbach.publish.difference import MAX_DEPTH, Kind, Row, difference


def marked(segments) -> str:
    signs = {Kind.SAME: "{}", Kind.REMOVED: "[-{}]", Kind.ADDED: "[+{}]"}
    return "".join(signs[segment.kind].format(segment.text) for segment in segments)


def shown(old: str, new: str) -> list[tuple[str, str]]:
    return [(marked(row.old), marked(row.new)) for row in difference(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("", "", []),
        ("Một", "Một", [("Một", "Một")]),
        ("", "Một hai", [("", "[+Một hai]")]),
        ("Một hai", "", [("[-Một hai]", "")]),
        (
            "Cầu đóng hai tuần.",
            "Cầu đóng ba tuần.",
            [("Cầu đóng [-hai ]tuần.", "Cầu đóng [+ba ]tuần.")],
        ),
        ("Phí 1.250 đồng", "Phí 1.350 đồng", [("Phí [-1.250 ]đồng", "Phí [+1.350 ]đồng")]),
        ("Cầu mở", "Cầu mở, rồi", [("Cầu mở", "Cầu mở[+, rồi]")]),
        ("Cầu  mở ", "Cầu mở", [("Cầu  mở ", "Cầu mở")]),
        ("A\n\nC", "A\n\nB mới\n\nC", [("A\n\n", "A\n\n"), ("", "[+B mới\n\n]"), ("C", "C")]),
        ("A\n\nB cũ\n\nC", "A\n\nC", [("A\n\n", "A\n\n"), ("[-B cũ\n\n]", ""), ("C", "C")]),
        ("A", "A\n\nB", [("A", "A\n\n"), ("", "[+B]")]),
        (
            "Ban ngày xe qua cầu.",
            "Lời mở đầu.\n\nBan ngày xe tải qua cầu.",
            [
                ("", "[+Lời mở đầu.\n\n]"),
                ("Ban ngày xe qua cầu.", "Ban ngày xe [+tải ]qua cầu."),
            ],
        ),
        (
            "Một hai ba bốn.\n\nNăm",
            "Sáu bảy tám.\n\nNăm",
            [("[-Một hai ba bốn.\n\n]", ""), ("", "[+Sáu bảy tám.\n\n]"), ("Năm", "Năm")],
        ),
    ],
)
def test_the_rows_show_what_changed(old, new, rows):
    assert shown(old, new) == rows


def test_a_row_knows_whether_it_changed():
    rows = difference("A\n\nB hai ba", "A\n\nB hai tư")
    assert [row.is_changed for row in rows] == [False, True]
    assert not Row((), ()).is_changed


def test_many_rewritten_paragraphs_are_paired_in_their_order():
    old = "\n\n".join(f"cũ{number} chung" for number in range(11))
    new = "\n\n".join(f"mới{number} chung" for number in range(10))
    rows = difference(old, new)
    assert len(rows) == 11
    assert marked(rows[0].old) == "[-cũ0 ]chung\n\n"
    assert marked(rows[0].new) == "[+mới0 ]chung\n\n"
    assert marked(rows[10].new) == ""


def test_words_in_a_long_paragraph_are_aligned_on_what_occurs_once():
    words = [f"từ{number}" for number in range(2_000)]
    altered = words.copy()
    for place in range(0, 2_000, 200):
        altered[place] = "khác"
    (row,) = difference(" ".join(words), " ".join(altered))
    assert [s.text.strip() for s in row.new if s.kind is Kind.ADDED] == ["khác"] * 10
    assert len([s for s in row.old if s.kind is Kind.REMOVED]) == 10


def test_a_moved_word_is_removed_and_added_and_the_rest_stays():
    words = [f"từ{number}" for number in range(300)]
    moved = [*words[1:150], "mới", *words[150:], words[0]]
    (row,) = difference(" ".join(words), " ".join(moved))
    assert [s.text.strip() for s in row.old if s.kind is Kind.REMOVED] == ["từ0"]
    assert [s.text.strip() for s in row.new if s.kind is Kind.ADDED] == ["mới", "từ0"]


def test_a_long_stretch_without_anchors_counts_as_replaced():
    (row,) = difference("a b " * 200 + "cuối", "b b c " * 200 + "cuối")
    assert [segment.kind for segment in row.old] == [Kind.REMOVED, Kind.SAME]
    assert [segment.kind for segment in row.new] == [Kind.ADDED, Kind.SAME]


def nest(levels: int, side: str) -> str:
    """Words of which each occurs once only in the gap that the next one opens."""
    words = [side] * 101
    for level in range(levels):
        words += [f"a{level}", f"a{max(level - 1, 0)}", side]
    return " ".join(["chung"] * 200 + words)


@pytest.mark.parametrize(("levels", "found"), [(MAX_DEPTH + 1, True), (MAX_DEPTH + 4, False)])
def test_anchors_inside_anchors_are_sought_to_a_depth_only(levels, found):
    (row,) = difference(nest(levels, "cũ"), nest(levels, "mới"))
    same = "".join(segment.text for segment in row.old if segment.kind is Kind.SAME).split()
    assert f"a{levels - 1}" in same
    assert ("a1" in same) is found


TEXTS = st.text(alphabet="ab ,.\nế\u0300") | st.text()


@given(TEXTS, TEXTS)
@settings(max_examples=300)
def test_each_side_joined_is_its_text_again(old, new):
    rows = difference(old, new)
    assert "".join(segment.text for row in rows for segment in row.old) == old
    assert "".join(segment.text for row in rows for segment in row.new) == new
    assert not {s.kind for row in rows for s in row.old} & {Kind.ADDED}
    assert not {s.kind for row in rows for s in row.new} & {Kind.REMOVED}


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert not any(row.is_changed for row in difference(text, text))


@given(
    st.lists(st.sampled_from("abcd"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30)
)
def test_what_is_shown_as_the_same_is_the_same_on_both_sides(old, new):
    rows = difference(" ".join(old), " ".join(new))
    for row in rows:
        sides = [
            " ".join(" ".join(s.text for s in side if s.kind is Kind.SAME).split())
            for side in (row.old, row.new)
        ]
        assert sides[0] == sides[1]
