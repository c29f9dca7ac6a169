"""The way of a case: the whole matrix of states, moves and people, and every walk through it."""

from collections import deque
from dataclasses import dataclass, replace
from itertools import product

import pytest

from minhbach.cases.workflow import (
    MOVES,
    Actor,
    Facts,
    MoveName,
    Role,
    State,
    decide,
    may,
    possible,
)
from minhbach.errors import Conflict, NotAllowed, NotReady

# What the way of a case should be, written down apart from the table in the code:
# move, who, where it may be made, and where it leads ("=" stays).
# d desk officer, x expert of the department, r reviewer who is no author, e editor, p the clock.
EXPECTED = """
assign              d   received assigned                          assigned
mark-party          d   received assigned                          =
add-evidence        dx  assigned                                   =
set-evidence-aside  d   assigned                                   =
draft               dx  assigned                                   =
ask-back            d   assigned                                   =
go-on               dp  assigned                                   =
send-link           d   assigned                                   =
revoke-link         d   assigned in-review approved published      =
submit              dx  assigned                                   in-review
return              r   in-review                                  assigned
approve             r   in-review                                  approved
recall              e   approved                                   assigned
plan                e   approved                                   =
publish             ep  approved                                   published
revise              de  published withdrawn                        assigned
stand               e   assigned                                   published
withdraw            e   published                                  withdrawn
decline             d   received assigned                          declined
reopen              d   declined                                   received
"""
LETTERS = {
    "d": Role.DESK_OFFICER,
    "x": Role.EXPERT,
    "r": Role.REVIEWER,
    "e": Role.EDITOR,
}
ROWS = {row[0]: (row[1], row[2:-1], row[-1]) for row in map(str.split, EXPECTED.split("\n")[1:-1])}
# Two moves want a case that was published before, and one a case that waits.
PUBLISHED_BEFORE = {"stand"}
WAITING = {"go-on"}

ACTORS = [
    Actor(roles, of_department=department, is_author=author, is_program=program)
    for roles in [
        frozenset(),
        *(frozenset({role}) for role in Role),
        frozenset({Role.DESK_OFFICER, Role.REVIEWER}),
        frozenset({Role.EXPERT, Role.ADMINISTRATOR}),
        frozenset(Role),
    ]
    for department, author, program in product([False, True], repeat=3)
]


def ready(name: str, state: State) -> Facts:
    """A case of which nothing is missing for this move."""
    return Facts(
        state=state,
        party=False,
        has_evidence=True,
        has_verdict=True,
        is_rated=True,
        has_statement=name in PUBLISHED_BEFORE,
        is_paused=name in WAITING,
    )


def expected(name: str, state: State, actor: Actor) -> type[Exception] | State:
    who, places, goal = ROWS[name]
    if actor.is_program:
        allowed = "p" in who
    else:
        allowed = any(
            LETTERS[letter] in actor.roles and (letter != "x" or actor.of_department)
            for letter in who.replace("p", "")
        )
    if not allowed:
        return NotAllowed
    if state.value not in places:
        return Conflict
    if who == "r" and actor.is_author:
        return NotAllowed
    return state if goal == "=" else State(goal)


def outcome(name: MoveName, facts: Facts, actor: Actor, **said: str) -> type[Exception] | State:
    try:
        return decide(name, facts, actor, **said)
    except (NotAllowed, Conflict, NotReady) as error:
        return type(error)


def test_the_table_has_the_moves_that_are_expected_and_no_other():
    assert set(MOVES) == set(MoveName)
    assert {name.value for name in MOVES} == set(ROWS)


@pytest.mark.parametrize("name", list(MoveName))
def test_every_state_and_person_gets_what_is_expected(name):
    for state, actor in product(State, ACTORS):
        facts = ready(name, state)
        found = outcome(name, facts, actor, reason="vì", note="vì")
        assert found == expected(name, state, actor), (state, actor)
        assert (name in possible(facts, actor)) == isinstance(found, State), (state, actor)


def test_who_may_not_learns_nothing_of_the_state():
    for name, state, actor in product(MoveName, State, ACTORS):
        if not may(MOVES[name], actor):
            assert outcome(name, Facts(state=state), actor) is NotAllowed


# Each thing that must be so: how to take it away, which moves need it, what the answer says.
NEEDS = [
    ({"party": None}, "draft submit approve plan publish", "party"),
    ({"has_evidence": False}, "submit approve plan publish", "evidence"),
    ({"has_verdict": False}, "submit approve plan publish", "verdict"),
    ({"is_rated": False}, "submit approve plan publish", "rating"),
    ({"party": True}, "submit approve plan publish", "rating"),
    ({"has_statement": False}, "stand", "Nothing was published"),
    ({"has_statement": True}, "mark-party decline", "was published"),
    ({"is_paused": True}, "ask-back", "waits for the asker"),
    ({"is_paused": False}, "go-on", "not waiting"),
]
ALL = Actor(frozenset(Role), of_department=True)


@pytest.mark.parametrize(("taken", "names", "sentence"), NEEDS)
def test_what_is_missing_stops_just_the_moves_that_need_it(taken, names, sentence):
    for name, (_, places, _) in ROWS.items():
        for state in map(State, places):
            facts = replace(ready(name, state), **taken)
            if name in names.split():
                with pytest.raises(NotReady, match=sentence):
                    decide(MoveName(name), facts, ALL, reason="vì", note="vì")
            else:
                assert isinstance(
                    outcome(MoveName(name), facts, ALL, reason="vì", note="vì"), State
                )


@pytest.mark.parametrize("said", ["", " \n"])
def test_a_move_that_must_be_explained_is_refused_without_a_reason(said):
    silent = {
        name
        for name, (_, places, _) in ROWS.items()
        if outcome(MoveName(name), ready(name, State(places[0])), ALL, reason=said, note="vì")
        is NotReady
    }
    assert silent == {
        "set-evidence-aside",
        *("return", "recall", "revise", "stand", "decline", "reopen"),
    }


@pytest.mark.parametrize(
    ("name", "state", "published", "found"),
    [
        ("publish", State.APPROVED, False, State.PUBLISHED),
        ("publish", State.APPROVED, True, NotReady),
        ("withdraw", State.PUBLISHED, True, NotReady),
    ],
)
def test_a_change_of_what_is_public_needs_a_public_note(name, state, published, found):
    facts = replace(ready(name, state), has_statement=published)
    assert outcome(MoveName(name), facts, ALL, reason="vì") == found


def test_what_depends_on_a_statement_or_a_pause_is_offered_only_when_it_can_be_made():
    assigned = ready("", State.ASSIGNED)
    assert {"decline", "ask-back"} <= set(possible(assigned, ALL))
    assert not {"stand", "go-on"} & set(possible(assigned, ALL))
    later = replace(assigned, has_statement=True, is_paused=True)
    assert {"stand", "go-on"} <= set(possible(later, ALL))
    assert not {"decline", "mark-party", "ask-back"} & set(possible(later, ALL))


def test_what_is_still_missing_does_not_hide_a_move():
    bare = Facts(state=State.ASSIGNED)
    assert {"submit", "draft", "decline"} <= set(possible(bare, ALL))


@dataclass(frozen=True)
class Walk:
    """Where a walk stands, and what it has to remember.

    `approved_by` is who approved the verdict that is drafted now, `author` who wrote it;
    a new draft forgets the approval. `published` is what stands on the page:
    whether it was rated, and whether the organisation was a party.
    """

    facts: Facts
    author: str = ""
    approved_by: str = ""
    published: tuple[bool, bool] | None = None
    publications: int = 0


# Everybody has every role: only what is written down holds them back.
PEOPLE = ("Lan", "Minh")


def steps(walk: Walk):
    """Every walk that is one move longer; drafts come rated and unrated, parties both ways."""
    for name, person in product(MoveName, (*PEOPLE, "")):
        actor = Actor(
            frozenset(Role) if person else frozenset(),
            of_department=True,
            is_author=person == walk.author,
            is_program=not person,
        )
        state = outcome(name, walk.facts, actor, reason="vì", note="vì")
        if isinstance(state, State):
            yield from after(walk, name, person, replace(walk.facts, state=state))


def after(walk: Walk, name: MoveName, person: str, facts: Facts):
    """What the move does to the case besides its state, in each way it can be done."""
    if name is MoveName.MARK_PARTY:
        for party in (False, True):
            yield replace(walk, facts=replace(facts, party=party))
    elif name is MoveName.DRAFT:
        for rated in (False, True):
            drafted = replace(facts, has_verdict=True, is_rated=rated)
            yield replace(walk, facts=drafted, author=person, approved_by="")
    elif name is MoveName.ADD_EVIDENCE:
        yield replace(walk, facts=replace(facts, has_evidence=True))
    elif name is MoveName.SET_EVIDENCE_ASIDE:
        yield replace(walk, facts=replace(facts, has_evidence=False))
    elif name in (MoveName.ASK_BACK, MoveName.GO_ON):
        yield replace(walk, facts=replace(facts, is_paused=name is MoveName.ASK_BACK))
    elif name is MoveName.APPROVE:
        yield replace(walk, facts=facts, approved_by=person)
    elif name is MoveName.PUBLISH:
        told = (facts.is_rated, bool(facts.party))
        public = replace(facts, has_statement=True)
        count = min(2, walk.publications + 1)
        yield replace(walk, facts=public, published=told, publications=count)
    elif name in (MoveName.RETURN, MoveName.RECALL, MoveName.REVISE):
        yield replace(walk, facts=facts, approved_by="")
    else:
        yield replace(walk, facts=facts)


@pytest.fixture(scope="module")
def walks() -> dict[Walk, list[Walk]]:
    """Every place that any walk reaches, with the places one move on."""
    start = Walk(Facts(state=State.RECEIVED))
    reached: dict[Walk, list[Walk]] = {}
    waiting = deque([start])
    while waiting:
        walk = waiting.popleft()
        if walk not in reached:
            reached[walk] = list(steps(walk))
            waiting.extend(reached[walk])
    return reached


def test_every_state_is_reached_and_none_but_those_of_the_table(walks):
    assert {walk.facts.state for walk in walks} == set(State)


def test_nothing_is_published_unless_somebody_else_approved_it(walks):
    publications = [
        (walk, onward)
        for walk, onwards in walks.items()
        for onward in onwards
        if walk.facts.state is State.APPROVED and onward.facts.state is State.PUBLISHED
    ]
    assert publications
    assert all(
        walk.author and walk.approved_by not in ("", walk.author) for walk, _ in publications
    )


def test_what_is_public_never_got_there_but_through_publish_or_because_it_stands(walks):
    for walk, onwards in walks.items():
        for onward in onwards:
            if onward.facts.state is State.PUBLISHED is not walk.facts.state:
                assert walk.facts.state is State.APPROVED or walk.publications


def test_a_party_never_rates_and_a_fact_check_always_does(walks):
    told = {walk.published for walk in walks if walk.published is not None}
    assert told == {(True, False), (False, True)}


def test_the_party_mark_never_changes_once_something_is_public(walks):
    for walk, onwards in walks.items():
        if walk.facts.has_statement:
            assert {onward.facts.party for onward in onwards} <= {walk.facts.party}


def test_nothing_is_public_without_evidence_and_a_verdict(walks):
    first = [w for w in walks if w.facts.state in (State.IN_REVIEW, State.APPROVED)]
    assert first
    assert all(walk.facts.has_evidence and walk.facts.has_verdict for walk in first)


def test_from_everywhere_there_is_a_way_on(walks):
    assert all(onwards for onwards in walks.values())


def test_what_was_published_is_never_declined_or_forgotten(walks):
    for walk, onwards in walks.items():
        if walk.publications:
            assert walk.facts.state is not State.DECLINED
            assert all(onward.facts.has_statement for onward in onwards)
