import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.read.headline import choose_headline, repeats
from minhbach.read.markup import Markup

ADDRESS = "https://www.baovidu.example/thoi-su/1.html"
H = "Nước sông lên nhanh trong đêm"


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        (f"{H} - Báo Ví Dụ", ""),
        (f"{H} | BaoViDu", ""),
        (f"{H} – Báo Ví Dụ Sức khỏe", ""),
        (f"{H}｜Báo Ví Dụ", ""),
        (f"Báo Ví Dụ | {H}", ""),
        (f"{H} - Báo Ví Dụ - baovidu.example", ""),
        (f"{H} | Đài Sông Nước", "Đài Sông Nước"),
        (f"{H} * Sông Nước Online", "Đài Sông Nước Online"),
        (H, "Đài Sông Nước"),
    ],
)
def test_the_outlets_name_is_cut_from_a_title(title: str, outlet: str) -> None:
    markup = Markup(window_title=title, outlet=outlet)
    assert choose_headline(markup, address=ADDRESS) == H


@pytest.mark.parametrize(
    "title",
    [
        "Bóng đá - niềm vui của cả xóm",
        "Hà Nội: mưa lớn trên diện rộng",
        "Giá vàng - cập nhật - từng giờ",
        "Sông lên | một câu dài có nhắc đến tên báo ví dụ trong lời dẫn của bài viết hôm nay",
    ],
)
def test_a_headlines_own_parts_stay(title: str) -> None:
    assert choose_headline(Markup(window_title=title), address=ADDRESS) == title


@pytest.mark.parametrize(
    ("markup", "hint", "expected"),
    [
        (Markup(linked_headline="A b", shared_headline="C d", shown=("E f",)), "", "A b"),
        (Markup(linked_headline="A b", linked_name="C d", shared_headline="C d"), "", "C d"),
        (Markup(linked_headline="A b", linked_name="X y", shared_headline="C d"), "", "A b"),
        (Markup(linked_headline="A b | Thể thao", shared_headline="A b"), "", "A b"),
        (Markup(linked_headline="A b - Mới", shared_headline="A b - Mới"), "", "A b - Mới"),
        (Markup(shared_headline="C d", shown=("E f",)), "", "C d"),
        (Markup(shared_headline="C d - Kinh tế", shown=("C d",)), "", "C d"),
        (Markup(shared_headline="C d", shown=("E f",)), "e f", "E f"),
        (Markup(linked_headline="A b", shown=("E f",)), "E f", "A b"),
        (Markup(shown=("E f",), window_title="G h"), "", "E f"),
        (Markup(window_title="G h - Tin nhanh"), "G h", "G h"),
        (Markup(), "Từ kênh tin", "Từ kênh tin"),
        (Markup(), "", ""),
    ],
)
def test_headlines_are_believed_in_order(markup: Markup, hint: str, expected: str) -> None:
    assert choose_headline(markup, address=ADDRESS, hint=hint) == expected


@pytest.mark.parametrize(
    ("linked", "shared", "shown", "expected"),
    [
        ("Nước sông lên…", H, (), H),
        ("Nước sông lên...", "", (H,), H),
        ("Nước sông lên...", "Nước sông lên nhanh…", (H,), H),
        ("Nước sông lên nhanh trong đêm...", "", (H,), "Nước sông lên nhanh trong đêm..."),
        ("Nước sông lên...", "Chuyện khác", (), "Nước sông lên..."),
    ],
)
def test_a_cut_headline_is_completed_by_a_longer_one(
    linked: str, shared: str, shown: tuple[str, ...], expected: str
) -> None:
    markup = Markup(linked_headline=linked, shared_headline=shared, shown=shown)
    assert choose_headline(markup, address=ADDRESS) == expected


def test_a_mangled_address_names_no_outlet() -> None:
    markup = Markup(window_title=f"{H} - Báo Ví Dụ")
    assert choose_headline(markup, address="http://[x") == f"{H} - Báo Ví Dụ"


def test_a_line_repeats_a_headline_whatever_its_case_and_signs() -> None:
    assert repeats("“NƯỚC SÔNG lên nhanh, trong đêm”", "khác", H)
    assert not repeats("Nước sông lên nhanh", H)
    assert not repeats("…", "")
    assert not repeats(H * 20, H * 20)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_a_headline_is_always_part_of_what_was_said(title: str, shown: str, outlet: str) -> None:
    markup = Markup(window_title=title, shown=(shown,) if shown else (), outlet=outlet)
    chosen = choose_headline(markup, address=ADDRESS)
    assert chosen in title or chosen in shown
