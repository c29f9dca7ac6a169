from hypothesis import given
from hypothesis import strategies as st

from minhbach.read.body import tidy
from minhbach.read.markup import Markup

FIRST = " ".join(f"từ{i}" for i in range(40))
SECOND = " ".join(f"chữ{i}" for i in range(40))
BODY = f"{FIRST} {SECOND}"


def text(*lines: str, markup: Markup | None = None, headline: str = "") -> list[str]:
    return tidy("\n".join(lines), markup or Markup(), headline).split("\n")


def test_a_headline_told_again_at_the_top_is_no_paragraph() -> None:
    assert text("Thời sự", "NƯỚC LÊN!", FIRST, headline="Nước lên") == ["Thời sự", FIRST]
    assert text(FIRST, "Khác", markup=Markup(shown=("Khác",))) == [FIRST]
    below = (FIRST, SECOND, "a", "Nước lên")
    assert text(*below, headline="Nước lên") == list(below)


def test_a_byline_around_the_text_is_no_paragraph() -> None:
    signed = Markup(byline="Lê Mẫu")
    assert text("Lê Mẫu", FIRST, "một", "hai", "LÊ MẪU", markup=signed) == [FIRST, "một", "hai"]
    within = (FIRST, "một", "hai", "Lê Mẫu", SECOND)
    assert text(*within, markup=signed) == list(within)


def test_a_refrain_is_left_out_and_short_lines_may_return() -> None:
    notice = "Nội dung bên ngoài bị chặn."
    assert text(notice, FIRST, notice, SECOND, notice) == [FIRST, SECOND]
    assert text(notice, FIRST, notice) == [notice, FIRST, notice]
    assert text("1 - 0", FIRST, "1 - 0", "1 - 0") == ["1 - 0", FIRST, "1 - 0", "1 - 0"]


def test_the_articles_body_shows_where_the_text_begins_and_ends() -> None:
    lines = ("Nghe bài này", FIRST, "chú thích ảnh", SECOND, "Đăng ký nhận tin")
    assert text(*lines, markup=Markup(body=BODY)) == [FIRST, "chú thích ảnh", SECOND]


def test_a_body_that_is_another_text_judges_nothing() -> None:
    lines = ("Nghe bài này", FIRST, "Đăng ký nhận tin")
    for other in (BODY, SECOND, "ngắn thôi", ""):
        assert text(*lines, markup=Markup(body=other)) == list(lines)
    rest = [" ".join(f"x{n}{i}" for i in range(60)) for n in range(4)]
    assert text(*rest, FIRST, SECOND, markup=Markup(body=BODY)) == [*rest, FIRST, SECOND]


def test_a_much_longer_body_replaces_a_short_text() -> None:
    assert text("Bật JavaScript", markup=Markup(body=f"<p>{FIRST}</p><p>{SECOND}</p>")) == [
        FIRST, SECOND,
    ]  # fmt: skip
    assert tidy("", Markup(), "") == ""


@given(st.lists(st.text(max_size=30), max_size=12))
def test_tidying_twice_changes_nothing_more(lines: list[str]) -> None:
    once = tidy("\n".join(lines), Markup(), "")
    assert tidy(once, Markup(), "") == once
    assert "\n\n" not in once
