from hypothesis import given, settings
from hypothesis import strategies as st
from small_press import BRIDGE, BRIDGE_LATER, BRIDGE_TOO, START, mention

from minhbach.briefs.lead import citation, lead_lines
from minhbach.briefs.sentence import LONGEST, complete, stands_alone
from minhbach.stories.story import Story


def story(*mentions, headline: str = "Dòng sự kiện") -> Story:
    return Story(1, headline, mentions)


def test_lines_are_sentences_of_the_originals_each_with_its_citation() -> None:
    first, second = mention(1), mention(2, BRIDGE_TOO)
    lines = lead_lines(story(first, second), 2)
    assert [line.text for line in lines] == [
        "Cầu Bến Lau dài 420 m nối hai bờ sông Lam Giang đã thông xe sáng nay.",
        BRIDGE.splitlines()[0],
    ]
    assert [line.citation for line in lines] == [citation(second), citation(first)]


def test_a_citation_is_outlet_headline_address_and_time() -> None:
    found = citation(mention(3))
    assert (found.outlet, found.headline) == ("Báo 3", "Tin số 3")
    assert (found.address, found.published) == ("https://bao3.example/tin", mention(3).time)
    assert found.published > START


def test_what_several_originals_say_goes_before_what_one_says() -> None:
    alone = "Hội chợ hoa của xã Bến Lau mở cửa vào ngày 5/12 tại nhà văn hóa."
    shared = "Cầu Bến Lau dài 420 m nối hai bờ sông Lam Giang đã thông xe."
    lines = lead_lines(story(mention(1, f"{alone}\n{shared}"), mention(2, BRIDGE)), 1)
    assert lines[0].text != alone


def test_a_copy_is_never_quoted() -> None:
    copy = mention(2, BRIDGE_TOO, copy_of=1)
    lines = lead_lines(story(mention(1), copy), 9)
    assert {line.citation.outlet for line in lines} == {"Báo 1"}


def test_a_sentence_that_repeats_the_headline_is_left_out() -> None:
    sentence = BRIDGE.splitlines()[0]
    texts = [x.text for x in lead_lines(story(mention(1), headline=sentence.rstrip(".")), 9)]
    assert texts == [BRIDGE.splitlines()[1]]
    own = mention(1, headline=sentence)
    assert sentence not in [x.text for x in lead_lines(story(own), 9)]


def test_two_sentences_that_say_the_same_are_told_once() -> None:
    again = BRIDGE.splitlines()[0].replace("Sáng 23/11,", "Sáng nay,")
    texts = [x.text for x in lead_lines(story(mention(1), mention(2, again)), 9)]
    assert len(texts) == 2
    assert len({again, BRIDGE.splitlines()[0]} & set(texts)) == 1


def test_an_update_quotes_only_new_articles_and_only_what_is_new_in_them() -> None:
    lines = lead_lines(story(mention(1), mention(2, BRIDGE_LATER)), 9, fresh={2})
    assert [line.text for line in lines] == [BRIDGE_LATER.splitlines()[0]]


def test_sentences_that_lean_on_others_come_only_where_there_are_no_better() -> None:
    leaning = "Trước đó, người dân hai bờ phải qua sông bằng phà mất hơn 40 phút."
    assert [x.text for x in lead_lines(story(mention(1, leaning)), 2)] == [leaning]
    both = mention(1, f"{leaning}\n{BRIDGE.splitlines()[0]}")
    assert [x.text for x in lead_lines(story(both), 2)] == [BRIDGE.splitlines()[0]]


def test_no_text_has_no_lines() -> None:
    assert lead_lines(story(mention(1, "")), 2) == ()
    assert lead_lines(story(), 2) == ()


SENTENCES = st.sampled_from(
    [
        *BRIDGE.splitlines(),
        *BRIDGE_TOO.splitlines(),
        *BRIDGE_LATER.splitlines(),
        "“Xong rồi. Đi thôi.” ông nói với những người đứng chờ hai bên bờ sông.",
        "LAM GIANG — The bridge over the river has been open to all since Monday.",
    ]
)
TEXTS = st.lists(SENTENCES | st.text(max_size=80), max_size=8).flatmap(
    lambda parts: st.sampled_from(["\n", " "]).map(lambda gap: gap.join(parts))
)


@settings(deadline=None)
@given(
    st.lists(st.tuples(TEXTS, st.booleans()), max_size=5),
    st.none() | st.sets(st.integers(0, 4)),
    st.integers(0, 4),
)
def test_every_line_stands_word_for_word_in_the_article_it_cites(parts, fresh, how_many) -> None:
    mentions = [
        mention(n, text, copy_of=99 if copied else None) for n, (text, copied) in enumerate(parts)
    ]
    lines = lead_lines(story(*mentions), how_many, fresh=fresh)
    by_address = {m.address: m for m in mentions}
    assert len(lines) <= how_many
    for line in lines:
        cited = by_address[line.citation.address]
        assert line.text in cited.text
        assert cited.copy_of is None
        assert fresh is None or cited.id in fresh
        assert complete(line.text)
        assert len(line.text) <= LONGEST
    alone = [stands_alone(line.text) for line in lines]
    assert all(alone) or not any(alone)
