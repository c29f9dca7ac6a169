import pytest

from minhbach.text.language import detect
from minhbach.text.normalize import fold

HEADLINES = {
    "vi": [
        "Cầu mới nối hai bờ sông thông xe sớm một tháng",
        "TP.HCM: Vietnam Airlines tăng chuyến dịp Tết",
        "Bệnh viện tỉnh khánh thành khoa cấp cứu",
        "Đà Nẵng",
    ],
    "en": [
        "The new bridge over the river opens a month early",
        "Hospital opens emergency ward after long delay",
    ],
    "fr": ["Le nouveau pont sur la rivière ouvre un mois plus tôt que prévu"],
    "ru": ["Новый мост через реку открылся на месяц раньше"],
}


@pytest.mark.parametrize(
    ("language", "text"), [(lang, text) for lang, texts in HEADLINES.items() for text in texts]
)
def test_a_headline_is_in_its_language(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", HEADLINES["vi"][0:3:2])
def test_vietnamese_without_diacritics_is_vietnamese(text: str) -> None:
    assert detect(fold(text)) == "vi"


@pytest.mark.parametrize("text", ["", "OK", "1.000 - 2.000", "24/11/2026 07:30", "A" * 5])
def test_too_few_letters_have_no_language(text: str) -> None:
    assert detect(text) is None


def test_only_the_beginning_is_read() -> None:
    assert detect("Mưa lớn gây ngập nhiều nơi. " * 40 + "The end of it all is here. " * 400) == "vi"
