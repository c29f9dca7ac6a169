"""What was checked before that may answer: found, scored, guarded, never decided."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minhbach.claims.differs import differences, read_facts
from minhbach.claims.figures import read_dates, read_numbers
from minhbach.claims.match import FEWEST_WORDS_STRONG, STRONG, SUGGESTION, Check, CheckIndex, Zone
from minhbach.claims.match_record import MatchRun
from minhbach.claims.names import names_in
from minhbach.claims.postings import ENOUGH, Postings
from minhbach.claims.terms import folded_word, plain, shares, written
from minhbach.claims.wording import wording_key
from minhbach.errors import BadInput
from minhbach.text.normalize import fold

BRIDGE = Check(
    "bridge",
    "Cầu An Phú có đóng để sửa chữa không?",
    "Cầu An Phú đóng 45 ngày từ ngày 1/12/2026 để thay mặt cầu, xe máy đi vòng đường Bờ Sông.",
    language="vi",
)
SCHOOL = Check(
    "school",
    "Trường tiểu học Hoa Sen thu thêm phí",
    "Trường tiểu học Hoa Sen không thu thêm 500.000 đồng tiền điều hòa của mỗi học sinh.",
)
WATER = Check(
    "water",
    "Does tap water in An Hai contain lead?",
    "Tap water in An Hai contains lead above the limit, a message that is passed around says.",
)
FILL = [
    Check(f"fill{n}", f"Chuyện số {n} về chợ, đèn và cây xanh", f"Nội dung {n} nói việc khác hẳn.")
    for n in range(40)
]


@pytest.fixture
def index() -> CheckIndex:
    return CheckIndex([BRIDGE, SCHOOL, WATER, *FILL])


LONG = "Nghe nói cầu An Phú đóng 45 ngày để thay mặt cầu, xe máy đi vòng đường Bờ Sông"


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (LONG, "bridge"),
        (fold(LONG), "bridge"),
        (LONG.upper(), "bridge"),
        ("#CầuAnPhú đóng 45 ngày", "bridge"),
        ("truong hoa sen thu tien dieu hoa", "school"),
        ("is there lead in the tap waters", "water"),
        ("see https://a.example/x?cau tap water", "water"),
    ],
)
def test_a_check_is_found_however_the_question_is_typed(index: CheckIndex, text: str, id: str):
    first = index.find(text)[0]
    assert first.id == id
    assert 0 <= first.score <= 1


def test_what_shares_no_word_has_no_match(index: CheckIndex):
    assert index.find("zzz qqq") == []
    assert index.find("") == []
    assert CheckIndex().find("cầu An Phú") == []


def test_no_more_than_the_limit_come_back_best_first(index: CheckIndex):
    found = index.find("chuyện về chợ và cầu An Phú", limit=4)
    assert len(found) == 4
    assert [m.score for m in found] == sorted((m.score for m in found), reverse=True)


def test_a_long_text_that_says_the_same_is_a_strong_match_with_or_without_diacritics(
    index: CheckIndex,
):
    for text in (LONG, fold(LONG)):
        first = index.find(text)[0]
        assert (first.zone, first.differs) == (Zone.STRONG, ())


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (LONG.replace("45", "60"), "60 ngày ≠ 45 ngày"),
        (LONG.replace("đóng", "không đóng"), "không đóng ≠ đóng"),
        (LONG.replace("An Phú", "Tân Lộc"), "Tân Lộc ≠ An Phú"),
        (LONG + " từ ngày 5/12/2026", "5/12/2026 ≠ 1/12/2026"),
    ],
)
def test_what_differs_is_shown_and_is_at_most_a_suggestion(index: CheckIndex, text, span):
    first = index.find(text)[0]
    assert first.score >= SUGGESTION
    assert first.zone is Zone.SUGGESTION
    assert span in first.differs


def test_a_text_of_few_words_is_never_strong():
    rest = [Check(f"r{n}", f"alpha{n}", f"beta{n} gamma{n}") for n in range(3000)]
    text = "Quỳnhlưu tinhdầu bưởidiễn chữakhỏi sốtxuấthuyết hoàntoàn"
    first = CheckIndex([Check("a", text, text), *rest]).find(text)[0]
    assert len(text.split()) < FEWEST_WORDS_STRONG
    assert first.score >= STRONG
    assert first.zone is Zone.SUGGESTION


@pytest.mark.parametrize("others", [[], FILL[:9]])
def test_a_young_desk_finds_its_few_checks_and_shows_nothing_else(others: list[Check]):
    index = CheckIndex([BRIDGE, *others])
    for text in (
        "nghe noi cau An Phu dong 45 ngay co dung khong",
        "cầu An Phú đóng thay mặt cầu à",
    ):
        first = index.find(text)[0]
        assert first.id == "bridge"
        assert first.zone is not Zone.NONE
    for text in (
        "Có phải giá điện tháng này tăng không?",
        "cho em hỏi bao giờ đóng tiền học từ ngày nào",
    ):
        assert all(match.zone is Zone.NONE for match in index.find(text))


def test_a_table_of_common_words_gives_their_shares_with_and_without_marks():
    assert shares({2: "cau cầu", 60: "câu đã"}) == (
        {"cau": 0.02, "cầu": 0.02, "câu": 0.6, "đã": 0.6},
        {"cau": 0.64, "da": 0.6},
    )
    assert shares({70: "cau cầu"})[1] == {"cau": 1.0}


def test_a_full_desk_is_lent_nothing():
    known, alone = Postings({"a": 0.5}), Postings()
    assert known.rarities(["a"])["a"] < alone.rarities(["a"])["a"]
    for row in range(ENOUGH):
        known.add(row, ["b"])
        alone.add(row, ["b"])
    assert known.rarities(["a", "b"]) == alone.rarities(["a", "b"])


def test_a_weak_likeness_is_in_no_zone(index: CheckIndex):
    found = index.find("cây xanh và đèn của chợ là chuyện gì thế nhỉ các bác ơi")
    assert found[-1].zone is Zone.NONE
    assert found[-1].score < SUGGESTION


def test_the_same_wording_is_found_whatever_its_case_and_marks(index: CheckIndex):
    assert index.exact("cau an phu CÓ đóng để sửa chữa không") == ["bridge"]
    assert index.exact("Cầu An Phú") == []
    assert index.exact("") == []


def test_a_confirmed_wording_is_found_as_an_alias(index: CheckIndex):
    said = "Bên sông cấm xe hết Tết"
    assert index.exact(said) == []
    index.add(Check(BRIDGE.id, BRIDGE.title, BRIDGE.text, aliases=(said,)))
    assert index.exact(said) == ["bridge"]
    assert index.find(said)[0].id == "bridge"
    assert len(index) == 43


def test_what_is_taken_out_is_not_found_and_its_place_is_used_again(index: CheckIndex):
    before = index.find(LONG)
    index.remove("bridge")
    index.remove("never there")
    assert index.exact(BRIDGE.title) == []
    assert all(match.id != "bridge" for match in index.find(LONG))
    index.add(BRIDGE)
    assert index.find(LONG) == before


def test_a_wording_is_known_again_whatever_its_case_marks_and_punctuation():
    assert wording_key("Cầu An Phú, đóng!") == wording_key("cau an phu dong") == "cau an phu dong"


def test_two_checks_may_have_one_wording(index: CheckIndex):
    index.add(Check("other", WATER.title, ""))
    assert index.exact(WATER.title) == ["water", "other"]
    index.remove("water")
    assert index.exact(WATER.title) == ["other"]


SPOKEN = ["cầu", "đường", "đóng", "không", "45", "An Phú", "mở"]
WORDS = st.lists(st.sampled_from(SPOKEN), max_size=8)
TEXTS = WORDS.map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), TEXTS, st.booleans()), max_size=12), TEXTS)
def test_an_index_that_changed_answers_as_one_made_anew(steps, text):
    changed, left = CheckIndex(), {}
    for id, wording, ask in steps:
        if id in left:
            changed.remove(id)
            del left[id]
        else:
            left[id] = Check(id, wording, "")
            changed.add(left[id])
        if ask:
            changed.find(text)
    anew = CheckIndex(left.values())
    assert {m.id: round(m.score, 9) for m in changed.find(text)} == {
        m.id: round(m.score, 9) for m in anew.find(text)
    }
    assert sorted(changed.exact(text)) == sorted(anew.exact(text))


@given(st.text(), st.text())
def test_any_text_can_be_asked(one, other):
    for match in CheckIndex([Check("a", one, other)]).find(f"{other} {one}"):
        assert 0 <= match.score <= 1


def test_postings_count_a_rare_word_more_and_forget_a_row_that_came_and_went():
    postings = Postings()
    postings.add(0, ["a", "b"])
    postings.add(1, ["a", "c"])
    postings.add(2, ["a"])
    postings.remove(2)
    scores = postings.scores(["a", "b"], 2)
    assert scores[0] > scores[1] > 0
    assert postings.rarities(["a", "z"])["z"] > postings.rarities(["a"])["a"]
    postings.remove(0)
    postings.add(0, [])
    assert postings.scores(["b"], 2).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("Đóng", "dong"),
        ("closing", "clos"),
        ("closed", "clos"),
        ("parties", "party"),
        ("was", "was"),
    ],
)
def test_a_folded_word_has_no_marks_and_no_ending(word, stem):
    assert folded_word(word) == stem


def test_links_are_left_out_and_joined_words_parted():
    assert written("#ĐàNẵng https://t.co/Ab1 tin") == ["đà", "nẵng", "tin"]
    assert plain("Được") == "Được"


def test_a_name_is_a_capital_inside_a_sentence():
    assert names_in("Cầu An Phú đóng. Xe đi Bờ Sông") == ["an", "phú", "bờ", "sông"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.200.000 dong", [1_200_000]),
        ("1,2 trieu dong", [1_200_000]),
        ("1.2 million", [1_200_000]),
        ("3,5% va 3.5%", [3.5]),
        ("1,234.56", [1234.56]),
        ("500k, 2 ty", [500_000, 2e9]),
        ("so nha a12", []),
    ],
)
def test_a_number_is_read_in_each_way_it_is_written(text, values):
    found = [number.value for number in read_numbers(text)]
    assert found == values


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-12-01", (1, 12, 2026)),
        ("ngày 1/12/2026", (1, 12, 2026)),
        ("ngày 1/12", (1, 12, None)),
        ("ngày 1 tháng 12 năm 2026", (1, 12, 2026)),
        ("tháng 12/2026", (None, 12, 2026)),
        ("December 1st, 2026", (1, 12, 2026)),
        ("1 Dec 2026", (1, 12, 2026)),
        ("December 2026", (None, 12, 2026)),
    ],
)
def test_a_date_is_read_in_each_way_it_is_written_and_is_no_number(text, date):
    found, rest = read_dates(f"Cầu đóng {text}.")
    assert [(one.day, one.month, one.year) for one in found] == [date]
    assert read_numbers(rest) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("hai mươi nghìn đồng", [20_000]),
        ("ba trăm linh", [300]),
        ("hai trăm năm mươi hộ", [250]),
        ("Mười hai hộ", [12]),
        ("Hai hộ, ba tôi", [2]),
        ("bon ho, ba toi", [4]),
        ("nửa triệu người", [500_000]),
        ("half a million, two dozen, twenty", [500_000, 24, 20]),
        ("six hundred thousand", [600_000]),
        ("hundred of one kind, nam gioi, nghin xua", []),
        ("một nửa, một phần ba", [50, 33.33]),
        ("doubled by a quarter", [100, 25]),
        ("5 km", [5000]),
        ("thứ sáu, Monday và chủ nhật", [6, 2, 8]),
        ("1.2.3", []),
    ],
)
def test_a_number_is_read_in_words_as_well(text: str, values: list[float]):
    assert [number.value for number in read_numbers(fold(text), text)] == values


def test_what_no_calendar_has_is_no_date():
    assert read_dates("tỷ số 2026-13-45 và 40/1/2026")[0] == []


@pytest.mark.parametrize(
    ("query", "check", "expected"),
    [
        ("Thu 500 đồng", "Thu 700 đồng", ("500 ≠ 700",)),
        ("Thu 5 tỷ", "Thu 7 tỷ", ("5 tỷ ≠ 7 tỷ",)),
        ("Ngày 1 tháng 12", "Ngày 2 tháng 12", ("1 tháng 12 ≠ 2 tháng 12",)),
        ("Straße, thu 5 tỷ", "Thu 7 tỷ", ("5 ty ≠ 7 tỷ",)),
        ("Thu 500 đồng", "Thu tiền", ()),
        ("Thu 0,5 triệu", "Thu 500.000 đồng", ()),
        ("Đóng ngày 1/12", "Đóng ngày 1/12/2026", ()),
        ("Cầu đóng", "Cầu không đóng", ("đóng ≠ không đóng",)),
        ("Cau khong dong", "Cầu đóng", ("khong dong ≠ đóng",)),
        ("Cau chua dong", "Cầu đóng", ("chua dong ≠ đóng",)),
        ("Cầu không đóng", "Cầu không đóng", ()),
        ("Cầu có đóng không?", "Cầu đóng", ()),
        ("Cầu có đóng hay không thì hỏi", "Cầu đóng thì hỏi", ()),
        ("Hàng không đóng cửa", "Hàng không đóng cửa", ()),
        ("Không khí đóng băng", "Không khí đóng băng", ()),
        ("The bridge won't close", "The bridge closes", ("won't close ≠ closes",)),
        ("The bridge isn’t open", "The bridge is open", ("isn’t open ≠ open",)),
        ("Not in the plan. It closes", "It closes", ()),
        ("Sửa cầu An Phú", "Sửa cầu Tân Lộc", ("An Phú ≠ Tân Lộc",)),
        ("Sửa cầu An Phú", "Sửa cầu An Phú Đông", ()),
        ("Hurricane in Texas", "Hurricane in Florida", ("Texas ≠ Florida",)),
        ("Hurricane in Texas", "Hurricane in the south", ()),
        ("Đóng một năm", "Đóng 12 tháng", ()),
        ("Đóng một năm", "Đóng 365 ngày", ()),
        ("Closed for a year", "Closed for 12 months", ()),
        ("Đóng nửa năm", "Đóng 12 tháng", ("nửa năm ≠ 12 tháng",)),
        ("Giảm một nửa", "Giảm 50%", ()),
        ("Giảm một nửa", "Giảm 50 ngày", ()),
        ("Nghỉ thứ hai", "Nghỉ thứ sáu", ("thứ hai ≠ thứ sáu",)),
        ("Giá điện tăng", "Giá điện giảm", ("tăng ≠ giảm",)),
        ("Giá điện tăng, tăng", "Giá điện giảm", ("tăng ≠ giảm",)),
        ("Giá điện tăng rồi giảm", "Giá điện giảm", ()),
        ("Giá điện không tăng", "Giá điện giảm", ()),
        ("Quà tặng xe", "Quà giảm xe", ()),
        ("gia dien tang", "Giá điện giảm", ("tang ≠ giảm",)),
        ("Prices go up and rise", "Prices fall", ("rise ≠ fall",)),
        ("Vụ cháy không ai chết", "Vụ cháy không làm ai chết", ()),
        ("Không đóng trong tháng này", "Đóng cầu trong tháng này", ("Không đóng ≠ Đóng",)),
        ("Thuốc chưa được Bộ cấp", "Thuốc được Bộ cấp", ("chưa cấp ≠ cấp",)),
        ("Said The Texas paper", "Said The Florida paper", ()),
    ],
)
def test_only_what_both_sides_say_differently_differs(query, check, expected):
    assert differences(read_facts(query), read_facts(check)) == expected


@given(st.text())
def test_a_text_does_not_differ_from_itself(text):
    facts = read_facts(text)
    assert differences(facts, facts) == ()


def test_matching_lines_gives_ids_as_they_were():
    run = MatchRun(
        [
            {"id": 1, "title": BRIDGE.title, "text": BRIDGE.text, "more": [1]},
            {"id": "1", "title": SCHOOL.title, "text": None, "aliases": ["phí ở Hoa Sen"]},
        ]
    )
    assert run.take({"id": "q", "text": "phi o hoa sen"})["matches"][0]["id"] == "1"
    found = run.take({"id": 7, "text": LONG})
    assert found["id"] == 7
    assert found["matches"][0]["id"] == 1
    assert set(found["matches"][0]) == {"id", "score", "zone"}


@pytest.mark.parametrize(
    "line",
    [
        {"title": "a"},
        {"id": True, "title": "a"},
        {"id": 1.5, "title": "a"},
        {"id": 1},
        {"id": 1, "title": 3},
        {"id": 1, "title": "a", "aliases": "b"},
        {"id": 1, "title": "a", "aliases": [1]},
        {"id": "taken", "title": "a"},
    ],
)
def test_a_line_that_is_no_check_is_refused(line):
    run = MatchRun([{"id": "taken", "title": "b"}])
    with pytest.raises(BadInput):
        run.know(line)


@pytest.mark.parametrize("line", [{}, {"id": 1}, {"id": 1, "text": ""}, {"id": 1, "text": []}])
def test_a_line_that_is_no_query_is_refused(line):
    with pytest.raises(BadInput):
        MatchRun().take(line)
