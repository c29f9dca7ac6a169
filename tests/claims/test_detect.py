"""The gate and the score: tables of our own sentences, then properties."""

from itertools import chain
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spoken import CARRIED, CLAIMS, OTHERS, REMARK

from minhbach.claims.detect import CHECKABLE, Kind, detect, find_claims
from minhbach.claims.record import detect_record
from minhbach.errors import BadInput
from minhbach.text.normalize import fold

SORTED = [(kind, said) for kind, table in (CLAIMS | OTHERS).items() for said in table]
# Folding makes `hay` of many words; only these few are read otherwise without diacritics.
PLAIN = [(kind, fold(said)) for kind, said in SORTED if said not in REMARK]

ENGLISH = [
    (Kind.QUANTITY, "Electricity prices rose 4.8 percent in May."),
    (Kind.QUANTITY, "Two people died in the flood."),
    (Kind.EVENT, "Our street has been flooded for three days."),
    (Kind.EVENT, "The bridge was closed on Monday."),
    (Kind.EVENT, "Ben Lau bridge will be closed for a year."),
    (Kind.RULE, "The hospital raised its fee to 200,000 dong from 1 March."),
    (Kind.RULE, "Under Decree 168, running a red light is fined up to 20 million dong."),
    (Kind.EVENT, "Is it true that the bridge will be closed for a year?"),
    (Kind.EVENT, "I heard the school is being demolished, right?"),
    (Kind.OPEN_QUESTION, "When will the bridge open?"),
    (Kind.OPEN_QUESTION, "Is she well?"),
    (Kind.WISH, "Please fix the road."),
    (Kind.OPINION, "The service is terrible."),
    (Kind.OPINION, "I think they could do more."),
    (Kind.PREDICTION, "Prices will go up again sooner or later."),
    (Kind.PREDICTION, "It will rain."),
    (Kind.PERSONAL_EXPERIENCE, "I waited there so long."),
    (Kind.GREETING, "Hello, thank you for your help."),
    (Kind.FRAGMENT, "The bridge"),
    (Kind.REMARK, "So that is how it goes."),
]


@pytest.mark.parametrize(("kind", "said"), SORTED)
def test_a_vietnamese_sentence_is_of_its_kind(kind: Kind, said: str) -> None:
    assert detect(said, "vi").kind is kind


@pytest.mark.parametrize(("kind", "said"), PLAIN)
def test_it_is_of_the_same_kind_when_typed_without_diacritics(kind: Kind, said: str) -> None:
    assert detect(said, "vi").kind is kind


@pytest.mark.parametrize("said", [*CARRIED, *map(fold, CARRIED)])
def test_a_question_that_carries_a_claim_can_be_checked(said: str) -> None:
    assert detect(said, "vi").checkable


@pytest.mark.parametrize(("kind", "said"), ENGLISH)
def test_an_english_sentence_is_of_its_kind(kind: Kind, said: str) -> None:
    assert detect(said, "en").kind is kind


def test_only_quantity_event_and_rule_can_be_checked() -> None:
    assert frozenset({Kind.QUANTITY, Kind.EVENT, Kind.RULE}) == CHECKABLE
    for said in chain.from_iterable(OTHERS.values()):
        assert not detect(said, "vi").checkable


def test_why_quotes_the_sentence_as_it_was_written() -> None:
    assert detect("Nghe nói cầu Bến Lau ĐÓNG một năm, đúng không?", "vi").why == (
        *("Nghe nói", "đúng không", "ĐÓNG", "một năm"),
    )
    assert detect("Tăng giá lúc này là QUÁ vô lý.", "vi").why == ("vô lý",)
    assert detect("The fee rose by 5% to $20.", "en").why[:3] == ("fee", "5%", "$20")


def test_a_question_stands_as_high_as_the_claim_that_it_carries() -> None:
    asked = detect("Phí giường tăng 20% từ tháng 5 phải không?", "vi")
    assert asked.score > detect("Phí giường tăng khi nào?", "vi").score
    assert asked.score == detect("Phí giường tăng 20% từ tháng 5 phải không", "vi").score


def test_a_long_list_of_reasons_is_cut() -> None:
    said = " ".join(f"{n} người chết năm {1990 + n}" for n in range(1, 20))
    assert len(detect(said, "vi").why) == 6


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Năm nay tỉnh thiếu 432 chuyên viên.", "432 chuyên"),
        ("Lệ phí làm lại thẻ mất 30k.", "30k"),
        ("Hơn một nửa số đèn không sáng.", "một nửa"),
    ],
)
def test_any_things_can_be_counted(said: str, why: str):
    found = detect(said, "vi")
    assert found.kind is Kind.QUANTITY
    assert why in found.why


@pytest.mark.parametrize(
    "said",
    [
        "Lớp 5 chuyển sang phòng mới.",
        "Cầu Rạch Miễu 2 thông xe.",
        "Bão số 9 đổ bộ.",
        "Sông vỡ đê ngày 1/7 rồi.",
        "Ngày 07 chợ mở cửa.",
        "Mục 1.2 bị bỏ.",
    ],
)
def test_a_number_that_names_counts_nothing(said: str):
    assert detect(said, "vi").kind is Kind.EVENT


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.EVENT, "Ông Tám, trưởng ấp, nói nước chưa rút."),
        (Kind.EVENT, "Theo ban quản lý, mặt bằng đã xong."),
        (Kind.EVENT, "“Tôi không ký gì cả”, giám đốc sở nói."),
        (Kind.OPINION, "Ông Tám nói dịch vụ quá tệ."),
        (Kind.PERSONAL_EXPERIENCE, "Tôi có nói với anh công an."),
    ],
)
def test_what_an_officer_said_can_be_checked_and_what_he_thinks_cannot(kind: Kind, said: str):
    assert detect(said, "vi").kind is kind


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.QUANTITY, "bv huyen co 3 bs"),
        (Kind.PERSONAL_EXPERIENCE, "e bi mat so bhxh"),
        (Kind.PREDICTION, "e rang de nay khong tru noi"),
        (Kind.OPEN_QUESTION, "lam the mat bao nhieu tien v"),
        (Kind.OPINION, "duong nay chan ghe"),
        (Kind.OPINION, "Đường mới rất êm"),
        (Kind.EVENT, "truong do cho hs nghi het r ha"),
    ],
)
def test_chat_is_read_as_what_it_stands_for(kind: Kind, said: str):
    assert detect(said, "vi").kind is kind


def test_who_is_spoken_to_is_no_part_of_a_question():
    assert detect("Cầu Bến Lau đóng phải không cô?", "vi").kind is Kind.EVENT


def test_diacritics_tell_the_evening_from_the_speaker() -> None:
    assert detect("Tối đã có điện ở phường 7.", "vi").kind is Kind.EVENT
    assert detect("Tôi đã có điện ở phường 7.", "vi").kind is Kind.PERSONAL_EXPERIENCE


def test_the_place_of_the_tone_mark_does_not_matter() -> None:
    assert detect("Ủy ban ký hủy dự án.", "vi").why == ("ký", "hủy")
    assert detect("Uỷ ban ký huỷ dự án.", "vi").why == ("ký", "huỷ")


def test_a_wish_of_an_authority_is_an_event_and_of_the_people_a_wish() -> None:
    assert detect("Sở Y tế đề nghị bệnh viện báo cáo.", "vi").kind is not Kind.WISH
    assert detect("Sau bão, bà con chúng tôi đề nghị cấp nước.", "vi").kind is Kind.WISH


def test_the_halves_of_a_date_are_not_counted_as_people() -> None:
    assert "7 người" not in detect("Từ 1/7 người bán phải đăng ký.", "vi").why


def test_a_sentence_all_in_capitals_has_no_names() -> None:
    assert detect("ĐÂY LÀ HÀ NỘI", "vi").kind is Kind.REMARK
    assert detect("Đây là Hà Nội", "vi").kind is Kind.EVENT


def test_learned_words_are_the_reason_where_no_cue_is() -> None:
    found = detect("He opposes NAFTA and legalization entirely, Senator Dole.", "en")
    assert (found.kind in CHECKABLE) == bool(found.why)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("I'm simply not going to do that.", "en"),
        ("They do not say so.", "en"),
        ("cau ben lau dong mot nam", "vi"),
        ("Cầu Bến Lau đóng một năm.", "vi"),
    ],
)
def test_the_language_is_found_when_it_is_not_told(said: str, language: str) -> None:
    assert detect(said) == detect(said, language)


def test_a_tag_with_a_region_is_the_language_before_it() -> None:
    assert detect(CARRIED[0], "vi-VN") == detect(CARRIED[0], "vi")


def test_other_languages_are_scored_by_their_signs_alone() -> None:
    french = detect("Le pont a coûté 120 % de plus en 2019.", "fr")
    assert french.kind is Kind.QUANTITY
    assert detect("Le pont est là.", "fr").kind is Kind.REMARK


def test_quotation_marks_around_the_whole_are_not_part_of_it() -> None:
    assert detect('"He said ""yes"" to the 5 percent tax."', "en").text == (
        'He said "yes" to the 5 percent tax.'
    )


def test_every_sentence_of_a_text_is_told_in_order() -> None:
    text = "Xin chào anh chị. Cầu Bến Lau đóng một năm phải không? Mong trả lời sớm."
    for language in ("", "vi"):
        kinds = [found.kind for found in find_claims(text, language)]
        assert kinds == [Kind.GREETING, Kind.EVENT, Kind.WISH]
    assert find_claims("") == []


def test_a_line_gives_a_record() -> None:
    record = detect_record({"id": 7, "text": "Cầu Bến Lau đóng một năm.", "lang": "vi"})
    assert record["id"] == 7
    assert record["checkable"] is True
    assert record["kind"] == "event"
    assert 0 <= record["score"] <= 1
    assert record["why"] == ["đóng", "một năm"]
    assert list(record) == ["id", "checkable", "kind", "score", "why"]
    assert detect_record({"id": "a", "text": "", "lang": None})["kind"] == "fragment"


@pytest.mark.parametrize(
    "line", [{"text": "x"}, {"id": 1}, {"id": 1, "text": 5}, {"id": 1, "text": "x", "lang": 5}]
)
def test_a_line_without_id_or_text_is_refused(line: dict) -> None:
    with pytest.raises(BadInput):
        detect_record(line)


SAID = st.sampled_from([said for _, said in SORTED] + CARRIED + [said for _, said in ENGLISH])


@given(
    st.lists(SAID | st.text(max_size=60), max_size=5).map(" ".join),
    st.sampled_from(["vi", "en"]),
)
def test_any_text_has_a_kind_a_score_and_reasons_taken_from_it(text: str, language: str) -> None:
    found = detect(text, language)
    assert 0.0 <= found.score <= 1.0
    assert found.checkable == (found.kind in CHECKABLE)
    folded = " ".join(fold(found.text).replace("’", "'").split())
    if language == "vi":
        assert all(" ".join(fold(why).split()) in folded for why in found.why if why.isalnum())


@given(SAID, st.sampled_from(["", " ", "\n", "\u200b"]))
def test_spaces_and_unseen_characters_change_nothing(said: str, unseen: str) -> None:
    assert detect(f"{unseen}{said}{unseen}", "vi") == detect(said, "vi")


@settings(max_examples=20, deadline=None)
@given(SAID)
def test_more_full_words_never_bring_a_score_out_of_bounds(said: str) -> None:
    assert 0.0 <= detect(f"{said} " * 200, "en").score <= 1.0


ATTACKS = [
    "a",
    " ",
    "1",
    "1,",
    "1/",
    "%",
    "$1",
    '"',
    "?",
    "có ",
    "không ",
    "a'",
    "đ",
    "\u0301",
    "1 %",
]


@pytest.mark.parametrize("unit", ATTACKS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_text_takes_long(unit: str, language: str) -> None:
    text = unit * (100_000 // len(unit))
    start = perf_counter()
    detect(text, language)
    # Time grows with the length alone: anything worse than that takes minutes here.
    assert perf_counter() - start < 3


OPENERS = ["", "Theo tôi ", "Tôi nghĩ ", "Nói thật, ", "Ông Tám nói "]
SUBJECTS = ["cầu mới", "dịch vụ ở bệnh viện", "việc dời chợ", "đường Trần Phú", "cán bộ phường"]
JUDGEMENTS = ["quá tệ", "thật vô lý", "rất đẹp", "không thể chấp nhận", "tuyệt vời", "dở ẹc"]
TAILS = ["", ".", "!", " luôn", " mọi người ạ"]
ENGLISH_OPENERS = ["", "I think ", "In my opinion ", "Frankly, "]
ENGLISH_SUBJECTS = ["the new bridge", "the service", "this decision", "moving the market"]
ENGLISH_JUDGEMENTS = ["is terrible", "is a disgraceful mistake", "is beautiful", "makes no sense"]


@given(*map(st.sampled_from, (OPENERS, SUBJECTS, JUDGEMENTS, TAILS)), st.booleans())
def test_no_opinion_can_be_checked_whoever_says_it(opener, subject, judgement, tail, marked):
    said = f"{opener}{subject} {judgement}{tail}"
    assert not detect(said if marked else fold(said), "vi").checkable


@given(*map(st.sampled_from, (ENGLISH_OPENERS, ENGLISH_SUBJECTS, ENGLISH_JUDGEMENTS)))
def test_no_english_opinion_can_be_checked(opener, subject, judgement):
    assert not detect(f"{opener}{subject} {judgement}.", "en").checkable
