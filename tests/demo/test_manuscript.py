"""The text format of the demo's articles."""

from datetime import timedelta

import pytest

from minhbach.demo.manuscript import read_manuscript

TWO = """\
# a remark
story: lu

=== lu-01
outlet: bao
at: d-1 18:05
headline: Lũ: nước lên
section: Thời sự
modified: d0 07:00

Đoạn một,
vẫn đoạn một.

Đoạn hai.

=== lu-02
outlet: ttx
at: d0 07:40
copy_of: lu-01
keep: 1
edit: một => 1
edit: vẫn => còn

(Theo Báo)
"""


def test_an_article_is_read_with_its_headers_and_paragraphs():
    first, _ = read_manuscript(TWO)
    assert (first.id, first.story, first.outlet, first.section) == ("lu-01", "lu", "bao", "Thời sự")
    assert first.headline == "Lũ: nước lên"
    assert first.paragraphs == ("Đoạn một, vẫn đoạn một.", "Đoạn hai.")
    assert first.copy_of == ""
    assert first.keep is None


def test_moments_are_distances_from_half_past_seven():
    first, second = read_manuscript(TWO)
    assert first.at == -timedelta(hours=13, minutes=25)
    assert first.modified == -timedelta(minutes=30)
    assert second.at == timedelta(minutes=10)


def test_a_copy_says_what_it_keeps_changes_and_adds():
    _, second = read_manuscript(TWO)
    assert (second.copy_of, second.keep, second.paragraphs) == ("lu-01", 1, ("(Theo Báo)",))
    assert second.edits == (("một", "1"), ("vẫn", "còn"))


def test_articles_without_a_common_story_are_stories_of_their_own():
    singles = read_manuscript(TWO.replace("story: lu", "story: -"))
    assert [draft.story for draft in singles] == ["lu-01", "lu-02"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("at: d-1 18:05\n", ""),
        ("at: d-1 18:05", "at: yesterday"),
        ("outlet: bao\n", ""),
        ("section: Thời sự", "sektion: Thời sự"),
        ("headline: Lũ: nước lên", "keep: many"),
    ],
)
def test_what_is_written_wrongly_is_named(right, wrong):
    with pytest.raises(ValueError, match="lu-01"):
        read_manuscript(TWO.replace(right, wrong))
