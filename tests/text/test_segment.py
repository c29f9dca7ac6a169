from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minhbach.text.segment import sentences, words

# Each line of a case is one sentence; joined by spaces they are the text.
CASES = {
    "two sentences": ["Mưa lớn từ đêm qua.", "Nhiều tuyến phố ngập sâu."],
    "city": ["Lãnh đạo TP. HCM họp sáng nay.", "Q.1 và Q. Bình Thạnh cùng dự."],
    "degrees": ["PGS. TS. Lê Văn An và ThS. Trần Thị Bình trình bày.", "BS. Hoa vắng mặt."],
    "numbers": ["Phí là 1.000 đồng, tăng 7.30 phần trăm.", "Mức cũ là 9.500,5 đồng."],
    "hours": ["Cầu đóng lúc 7h.", "Ông An nói vậy."],
    "year before a capital": ["Trường mở năm 2020.", "Năm nay trường có 300 em."],
    "number begins": ["Nước lên nhanh.", "30 hộ phải dời đi."],
    "English titles": ["Mr. Smith met Dr. Jones.", "They signed on Nov. 5 in St. Louis."],
    "month that ends": ["It began in Nov.", "Nobody came."],
    "no that ends": ["The answer was no.", "Rule No. 5 stands."],
    "initials": ["George W. Bush met N.V.A. Tuesday at the U.S. Capitol.", "It was late."],
    "quotation kept whole": [
        "Ông nói: “Chúng tôi đã báo. Không ai tới.” trước khi về.",
        "Bà im lặng.",
    ],
    "quotation ends": ["Ông nói: “Cầu đã xong.”", "Dân làng vui mừng."],
    "plain quotes": ['"Đi đâu? Về đâu?" ông hỏi.', "Không ai đáp."],
    "brackets": ["Đoàn tàu (số hiệu A. 12. Bắc) đã tới.", "Khách xuống."],
    "open quote": ["Ông nói “cầu đã xong.", "Bà gật đầu."],
    "open quote before a bracket": ["Bà kể “mưa (to. Rất to) lắm.", "Ông gật."],
    "ellipsis within": ["Chờ mãi… rồi cũng xong.", "Tạm biệt..."],
    "ellipsis ends": ["Chờ mãi...", "Rồi cũng xong!"],
    "question in a sentence": ["Ai đi? ai ở? không rõ.", "Hết."],
    "list number": ["1. Mở cầu mới.", "2. Sửa trường cũ."],
    "dash begins": ["Xong rồi.", "- Chưa đâu."],
    "headline": ["Cầu mới thông xe sớm một tháng"],
    "a mark alone": [".", "Mưa."],
}


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_line_ends_a_sentence() -> None:
    assert sentences("Cầu mới thông xe\n\n Mưa.  Gió. \n") == ["Cầu mới thông xe", "Mưa.", "Gió."]


@pytest.mark.parametrize("piece", [".", ". ", "A. ", "(", "(.) ", '"a. "', "“x. ", "?! x ", "1. "])
def test_no_text_is_slow(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + ")" * 100_000
    began = process_time()
    sentences(text)
    assert process_time() - began < 2.0


def test_no_text_has_no_sentences() -> None:
    assert sentences(" \n ") == []


def test_words_are_lower_case_syllables_and_numbers() -> None:
    assert words("TP. Hồ Chí Minh, 1.000 đồng!") == ["tp", "hồ", "chí", "minh", "1", "000", "đồng"]


@given(st.text('aA. Ă1?!…"“”()[«»\n-') | st.text())
def test_sentences_are_the_text_with_nothing_lost(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(sentence in text and sentence.strip() == sentence != "" for sentence in found)
