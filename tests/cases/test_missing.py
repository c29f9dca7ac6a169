"""What a screen says is still missing before a move."""

import pytest

from minhbach.cases.workflow import Actor, Facts, MoveName, Role, State, decide, missing
from minhbach.errors import NotReady

EVIDENCE = "There is no verdict without evidence: add what it rests on."
VERDICT = "Write the verdict first."
PARTY = "Say first whether the organisation is a party to this claim."
RATING = "The rating does not fit: a party never rates, a fact-check always does."


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (Facts(State.ASSIGNED), {EVIDENCE, VERDICT, PARTY}),
        (Facts(State.ASSIGNED, party=False), {EVIDENCE, VERDICT}),
        (Facts(State.ASSIGNED, party=False, has_verdict=True), {EVIDENCE, RATING}),
        (Facts(State.ASSIGNED, party=None, has_verdict=True, has_evidence=True), {PARTY}),
        (Facts(State.ASSIGNED, party=True, has_verdict=True, has_evidence=True), set()),
    ],
)
def test_each_thing_that_is_missing_is_said_and_a_rating_only_when_it_can_be_judged(facts, said):
    assert set(missing(MoveName.SUBMIT, facts)) == said


def test_what_is_said_with_the_move_itself_is_not_missing_before():
    facts = Facts(
        State.APPROVED, party=True, has_evidence=True, has_verdict=True, has_statement=True
    )
    assert missing(MoveName.PUBLISH, facts) == ()
    assert missing(MoveName.RECALL, facts) == ()


@pytest.mark.parametrize("name", [MoveName.SUBMIT, MoveName.DRAFT])
def test_what_is_missing_is_what_stops_the_move(name):
    officer = Actor(roles=frozenset({Role.DESK_OFFICER}))
    facts = Facts(State.ASSIGNED)
    with pytest.raises(NotReady) as stopped:
        decide(name, facts, officer)
    assert str(stopped.value) in missing(name, facts)
