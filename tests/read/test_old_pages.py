"""Pages written before Unicode are read as if they were written today."""

import unicodedata

import pytest
from tests.text.old_letters import WRITTEN

from minhbach.read.extract import read_page

ADDRESS = "https://anhai.example/tin-1.html"
HEADLINE = "Nước lũ sông Ngân Sa rút dần từ trưa nay"
TEXT = (
    "Hơn sáu trăm hộ dân ven sông đã trở về nhà sau hai đêm sơ tán, dọn bùn và phơi lại lúa.",
    "Tỉnh giúp mỗi hộ mười lăm ký gạo; bộ đội và công an ở lại giúp dân sửa nhà, sửa đường.",
)
PAGE = (
    "<html><head>{charset}<title>" + HEADLINE + "</title>"
    '<meta name="author" content="Nguyễn Thị Lụa"><meta name="robots">'
    "<script>var a = 'thật là';</script></head>"
    "<body><article><h1>" + HEADLINE + "</h1>" + "".join(f"<p>{part}</p>" for part in TEXT) + "<p>"
    '<a href="/tin-2.html">Xem tiếp</a> bài viết</p></article></body></html>'
)


def read(body: bytes, content_type: str = "text/html"):
    return read_page(body, address=ADDRESS, content_type=content_type)


def holds(article) -> bool:
    return article.headline == HEADLINE and all(part in article.text for part in TEXT)


@pytest.mark.parametrize("code", WRITTEN)
@pytest.mark.parametrize("charset", ["", '<meta charset="utf-8">', '<meta charset="windows-1252">'])
def test_a_page_in_an_old_encoding_is_read_whatever_it_says_of_itself(code, charset):
    article = read(WRITTEN[code](PAGE.replace("{charset}", charset)))
    assert holds(article)
    assert article.byline == "Nguyễn Thị Lụa"
    assert article.language == "vi"


def test_letters_written_as_references_are_letters_too():
    old = WRITTEN["TCVN3 (ABC)"](PAGE.replace("{charset}", "")).decode("cp1252")
    assert holds(read(old.encode("ascii", "xmlcharrefreplace")))


def test_windows_1258_and_decomposed_letters_are_composed():
    declared = PAGE.replace("{charset}", '<meta charset="windows-1258">')
    assert holds(read(WRITTEN["windows-1258"](declared)))
    assert holds(read(unicodedata.normalize("NFD", PAGE.replace("{charset}", "")).encode()))


def test_a_wrong_header_does_not_spoil_a_page():
    body = PAGE.replace("{charset}", "").encode()
    assert holds(read(body, "text/html; charset=iso-8859-1"))
