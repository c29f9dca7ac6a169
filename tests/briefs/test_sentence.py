import pytest

from minhbach.briefs.sentence import LONGEST, SHORTEST, complete, stands_alone, without_dateline

WHOLE = "Cầu Bến Lau dài 420 m đã thông xe sáng 23/11 sau 14 tháng thi công."


@pytest.mark.parametrize(
    "sentence",
    [
        WHOLE,
        "30 hộ dân ở xã Bến Lau phải dời đi trong đêm vì nước lên nhanh.",
        "The new bridge opened on Monday after “14 months” of work (a record).",
        "A" * (SHORTEST - 1) + ".",
        "A" * (LONGEST - 1) + ".",
    ],
)
def test_a_whole_statement_is_complete(sentence: str) -> None:
    assert complete(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "A" * (SHORTEST - 2) + ".",
        "A" * LONGEST + ".",
        "và cầu Bến Lau dài 420 m đã thông xe sáng 23/11 sau 14 tháng.",
        "“Cầu Bến Lau dài 420 m đã thông xe sáng 23/11”, đại diện sở cho biết.",
        "Cầu Bến Lau dài 420 m đã thông xe sáng 23/11 sau 14 tháng thi công",
        "Cầu Bến Lau dài 420 m đã thông xe sáng 23/11 sau 14 tháng thi công...",
        "Cầu Bến Lau dài 420 m đã thông xe sáng 23/11 sau 14 tháng ư?",
        "16h20: Cầu Bến Lau dài 420 m đã thông xe sau 14 tháng thi công.",
        "3. Cầu Bến Lau dài 420 m đã thông xe sáng 23/11 sau 14 tháng.",
        'Cầu Bến Lau "dài 420 m đã thông xe sáng 23/11 sau 14 tháng.',
        "Cầu Bến Lau “dài 420 m đã thông xe sáng 23/11 sau 14 tháng.",
        "Cầu Bến Lau (dài 420 m đã thông xe sáng 23/11 sau 14 tháng.",
        "Cầu Bến Lau dài 420 m trong ngày thông xe sáng 23/11. Ảnh: Minh Tâm.",
        "Hình minh họa một cây cầu dài 420 m bắc qua sông Lam Giang.",
        "Mời bạn đọc theo dõi tin về cầu Bến Lau trên trang của chúng ta.",
        "Read more about the bridge and its 14 months of work at www.example.org now.",
    ],
)
def test_parts_captions_and_calls_are_not_complete(sentence: str) -> None:
    assert not complete(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        WHOLE,
        "Ông Lê Văn An, Giám đốc Sở Giao thông, cho biết cầu thông xe sáng 23/11.",
        "Mr. Peter Smith opened the bridge on Monday after 14 months of work.",
        "Theo Sở Giao thông, cầu thông xe sáng 23/11 sau 14 tháng thi công.",
        "Như Xuân là huyện đầu tiên của tỉnh có cầu treo dài hơn 400 m.",
        "Nam Định đón 30 đoàn khách trong ngày đầu mở cầu qua sông.",
        "US engineers inspected the bridge in the first quarter (quý I năm 2026).",
        "Vụ “xe điên” làm 3 người bị thương trên cầu Bến Lau.",
    ],
)
def test_a_fact_in_the_outlets_own_words_stands_alone(sentence: str) -> None:
    assert stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo đó, cầu thông xe sáng 23/11 sau 14 tháng thi công.",
        "Trước đó, người dân hai bờ phải qua sông bằng phà.",
        "Ông này cho biết cầu thông xe sáng 23/11.",
        "Ông An cho biết cầu thông xe sáng 23/11.",
        "Mr. Smith opened the bridge on Monday after 14 months.",
        "This is the longest bridge in the province of Lam Giang.",
        "They opened the bridge on Monday after 14 months of work.",
        "Như Báo Hạ Du đã đưa tin, cầu thông xe sáng 23/11.",
        "Sở Giao thông cho rằng cầu đủ sức chịu tải trong 30 năm.",
        "Cây cầu này, theo tôi, là cây cầu đẹp nhất tỉnh.",
        "The province believes that the bridge will last 30 years.",
        "Without the bridge I would be two hours late each day.",
        "People here told us that the bridge was long awaited.",
        "Giám đốc sở nói: “Cầu đã xong, xe dưới 13 tấn được qua từ sáng nay”.",
        'The director said "the bridge is open and all cars may use it today".',
    ],
)
def test_what_points_back_quotes_or_judges_does_not_stand_alone(sentence: str) -> None:
    assert not stands_alone(sentence)


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("(VOV) - Cầu đã xong.", "Cầu đã xong."),
        ("(Báo Hạ Du) Cầu đã xong.", "Cầu đã xong."),
        ("Báo Hạ Du - Cầu đã xong.", "Cầu đã xong."),
        ("báo hạ du – Cầu đã xong.", "Cầu đã xong."),
        ("TTO - Cầu đã xong.", "Cầu đã xong."),
        ("SGTT.VN - Cầu đã xong.", "Cầu đã xong."),
        ("LAM GIANG, 23-11 (Tin Nhanh) -- The bridge is open.", "The bridge is open."),
        ("BEN LAU — The bridge is open.", "The bridge is open."),
        ("Cầu (dài 420 m) đã xong.", "Cầu (dài 420 m) đã xong."),
        ("Ông An - Giám đốc sở - có mặt.", "Ông An - Giám đốc sở - có mặt."),
        ("TP.BL – Hạ Du là tuyến mới.", "TP.BL – Hạ Du là tuyến mới."),
        ("Cầu đã xong.", "Cầu đã xong."),
        ("Cầu — it is open.", "Cầu — it is open."),
    ],
)
def test_a_dateline_is_left_off_and_nothing_else(sentence: str, rest: str) -> None:
    assert without_dateline(sentence, "Báo Hạ Du") == rest
