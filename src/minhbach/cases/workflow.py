"""The way of a case: its states, the roles, and one table of moves.

    received -> assigned -> in review -> approved -> published
       |  ^        |  ^----return--|         |           |
       v  |        v  ^------recall----------+           +--> withdrawn
     declined <----+  ^------revise------------------------------+

A correction goes the same way as a first answer: `revise` sends the published case back to be
drafted, reviewed and approved once more, and `publish` then adds a version. The reviewer is never
an author of what is reviewed. Pure: the desk reads the facts, `decide` judges, an action writes.
"""

from dataclasses import dataclass
from enum import StrEnum

from minhbach.errors import Conflict, NotAllowed, NotReady


class State(StrEnum):
    RECEIVED = "received"
    ASSIGNED = "assigned"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    PUBLISHED = "published"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Role(StrEnum):
    DESK_OFFICER = "desk officer"
    EXPERT = "expert"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class MoveName(StrEnum):
    ASSIGN = "assign"
    MARK_PARTY = "mark-party"
    ADD_EVIDENCE = "add-evidence"
    SET_EVIDENCE_ASIDE = "set-evidence-aside"
    DRAFT = "draft"
    ASK_BACK = "ask-back"
    GO_ON = "go-on"
    SEND_LINK = "send-link"
    REVOKE_LINK = "revoke-link"
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    RECALL = "recall"
    PLAN = "plan"
    PUBLISH = "publish"
    REVISE = "revise"
    STAND = "stand"
    WITHDRAW = "withdraw"
    DECLINE = "decline"
    REOPEN = "reopen"


class Need(StrEnum):
    """What must be so before a move; each has the sentence that says what to do."""

    REASON = "reason"
    EVIDENCE = "evidence"
    VERDICT = "verdict"
    PARTY_MARKED = "party marked"
    RATING_FITS = "rating fits"
    NOT_AUTHOR = "not author"
    PUBLIC_NOTE = "public note"
    NO_STATEMENT = "no statement"
    STATEMENT = "statement"
    PAUSED = "paused"
    NOT_PAUSED = "not paused"


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table. `to` None leaves the state as it is."""

    name: MoveName
    at: frozenset[State]
    to: State | None
    roles: frozenset[Role]
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who wants to move, as far as it matters for this case.

    `of_department` is whether the case is assigned to a department of theirs; `is_author`
    whether they wrote any part of the verdict that is drafted now. `is_program` is the desk's
    own clock, which carries out what a person has planned.
    """

    roles: frozenset[Role] = frozenset()
    of_department: bool = False
    is_author: bool = False
    is_program: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so about a case, as far as moves depend on it.

    `party` is None while nobody has said whether the organisation is a party to the claim.
    `is_rated` is whether the drafted verdict has a rating.
    """

    state: State
    party: bool | None = None
    has_evidence: bool = False
    has_verdict: bool = False
    is_rated: bool = False
    has_statement: bool = False
    is_paused: bool = False


def _at(*states: State) -> frozenset[State]:
    return frozenset(states)


def _by(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


_OFFICER = _by(Role.DESK_OFFICER)
_WRITERS = _by(Role.DESK_OFFICER, Role.EXPERT)
_READY = (Need.PARTY_MARKED, Need.VERDICT, Need.EVIDENCE, Need.RATING_FITS)

MOVES: dict[MoveName, Move] = {
    move.name: move
    for move in (
        Move(MoveName.ASSIGN, _at(State.RECEIVED, State.ASSIGNED), State.ASSIGNED, _OFFICER),
        Move(
            MoveName.MARK_PARTY,
            _at(State.RECEIVED, State.ASSIGNED),
            None,
            _OFFICER,
            (Need.NO_STATEMENT,),
        ),
        Move(MoveName.ADD_EVIDENCE, _at(State.ASSIGNED), None, _WRITERS),
        Move(MoveName.SET_EVIDENCE_ASIDE, _at(State.ASSIGNED), None, _OFFICER, (Need.REASON,)),
        Move(MoveName.DRAFT, _at(State.ASSIGNED), None, _WRITERS, (Need.PARTY_MARKED,)),
        Move(MoveName.ASK_BACK, _at(State.ASSIGNED), None, _OFFICER, (Need.NOT_PAUSED,)),
        Move(MoveName.GO_ON, _at(State.ASSIGNED), None, _OFFICER, (Need.PAUSED,)),
        Move(MoveName.SEND_LINK, _at(State.ASSIGNED), None, _OFFICER),
        Move(
            MoveName.REVOKE_LINK,
            _at(State.ASSIGNED, State.IN_REVIEW, State.APPROVED, State.PUBLISHED),
            None,
            _OFFICER,
        ),
        Move(MoveName.SUBMIT, _at(State.ASSIGNED), State.IN_REVIEW, _WRITERS, _READY),
        Move(
            MoveName.RETURN,
            _at(State.IN_REVIEW),
            State.ASSIGNED,
            _by(Role.REVIEWER),
            (Need.NOT_AUTHOR, Need.REASON),
        ),
        Move(
            MoveName.APPROVE,
            _at(State.IN_REVIEW),
            State.APPROVED,
            _by(Role.REVIEWER),
            (Need.NOT_AUTHOR, *_READY),
        ),
        Move(
            MoveName.RECALL, _at(State.APPROVED), State.ASSIGNED, _by(Role.EDITOR), (Need.REASON,)
        ),
        Move(MoveName.PLAN, _at(State.APPROVED), None, _by(Role.EDITOR), _READY),
        Move(
            MoveName.PUBLISH,
            _at(State.APPROVED),
            State.PUBLISHED,
            _by(Role.EDITOR),
            (*_READY, Need.PUBLIC_NOTE),
        ),
        Move(
            MoveName.REVISE,
            _at(State.PUBLISHED, State.WITHDRAWN),
            State.ASSIGNED,
            _by(Role.DESK_OFFICER, Role.EDITOR),
            (Need.REASON,),
        ),
        Move(
            MoveName.STAND,
            _at(State.ASSIGNED),
            State.PUBLISHED,
            _by(Role.EDITOR),
            (Need.STATEMENT, Need.REASON),
        ),
        Move(
            MoveName.WITHDRAW,
            _at(State.PUBLISHED),
            State.WITHDRAWN,
            _by(Role.EDITOR),
            (Need.PUBLIC_NOTE,),
        ),
        Move(
            MoveName.DECLINE,
            _at(State.RECEIVED, State.ASSIGNED),
            State.DECLINED,
            _OFFICER,
            (Need.REASON, Need.NO_STATEMENT),
        ),
        Move(MoveName.REOPEN, _at(State.DECLINED), State.RECEIVED, _OFFICER, (Need.REASON,)),
    )
}

# What the clock carries out: a planned publication, and the end of waiting for the asker.
PROGRAM_MOVES = frozenset({MoveName.PUBLISH, MoveName.GO_ON})

# What must be so before a move, and the sentence that says what to do about it.
MISSING: dict[Need, str] = {
    Need.REASON: "Give a reason; it stays in the audit trail.",
    Need.EVIDENCE: "There is no verdict without evidence: add what it rests on.",
    Need.VERDICT: "Write the verdict first.",
    Need.PARTY_MARKED: "Say first whether the organisation is a party to this claim.",
    Need.RATING_FITS: "The rating does not fit: a party never rates, a fact-check always does.",
    Need.PUBLIC_NOTE: "Say in a public note what changed and why.",
    Need.NO_STATEMENT: "This was published; revise or withdraw it instead.",
    Need.STATEMENT: "Nothing was published yet that could stand.",
    Need.PAUSED: "The case is not waiting for the asker.",
    Need.NOT_PAUSED: "The case waits for the asker already.",
}


def decide(
    name: MoveName, facts: Facts, actor: Actor, *, reason: str = "", note: str = ""
) -> State:
    """The state after the move.

    Raises NotAllowed when the actor may not, Conflict when the case is in another state,
    NotReady when something must be done first; each says what. Roles are judged first, so that
    nobody learns from the answer what they may not know.
    """
    move = MOVES[name]
    if not may(move, actor):
        raise NotAllowed("Your role does not allow this; ask an administrator.")
    if facts.state not in move.at:
        raise Conflict("The case has moved on; look at it again.")
    if Need.NOT_AUTHOR in move.needs and actor.is_author:
        raise NotAllowed("You wrote this; another person reviews it.")
    for need, sentence in MISSING.items():
        if need in move.needs and not _met(need, facts, reason, note):
            raise NotReady(sentence)
    return move.to or facts.state


def may(move: Move, actor: Actor) -> bool:
    """Whether the roles of the actor allow the move; an expert only for a case of theirs."""
    if actor.is_program:
        return move.name in PROGRAM_MOVES
    roles = actor.roles & move.roles
    return bool(roles - {Role.EXPERT}) or (Role.EXPERT in roles and actor.of_department)


def possible(facts: Facts, actor: Actor) -> tuple[MoveName, ...]:
    """The moves the actor may make in this state, in the order of the table.

    What is still missing for a move does not leave it out: the screen says what it is.
    """
    return tuple(
        move.name
        for move in MOVES.values()
        if may(move, actor)
        and facts.state in move.at
        and not (Need.NOT_AUTHOR in move.needs and actor.is_author)
        and not any(
            need in move.needs and not _met(need, facts, "", "")
            for need in (Need.STATEMENT, Need.NO_STATEMENT, Need.PAUSED, Need.NOT_PAUSED)
        )
    )


def missing(name: MoveName, facts: Facts) -> tuple[str, ...]:
    """What must be done before the move, a sentence each.

    What is said with the move itself, a reason or a public note, is not among it; and whether
    the rating fits is not asked before there is a verdict and the party is marked.
    """
    unmet = [
        need
        for need in MISSING
        if need in MOVES[name].needs
        and need not in (Need.REASON, Need.PUBLIC_NOTE)
        and not _met(need, facts, "", "")
    ]
    early = Need.VERDICT in unmet or Need.PARTY_MARKED in unmet
    return tuple(MISSING[need] for need in unmet if not (early and need is Need.RATING_FITS))


def _met(need: Need, facts: Facts, reason: str, note: str) -> bool:
    return {
        Need.REASON: bool(reason.strip()),
        Need.EVIDENCE: facts.has_evidence,
        Need.VERDICT: facts.has_verdict,
        Need.PARTY_MARKED: facts.party is not None,
        Need.RATING_FITS: facts.is_rated is not bool(facts.party),
        Need.PUBLIC_NOTE: bool(note.strip()) or not facts.has_statement,
        Need.NO_STATEMENT: not facts.has_statement,
        Need.STATEMENT: facts.has_statement,
        Need.PAUSED: facts.is_paused,
        Need.NOT_PAUSED: not facts.is_paused,
    }[need]
