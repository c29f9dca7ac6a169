"""The words of the screens for cases: states, marks, roles, moves, evidence, letters, sheets."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from minhbach.cases.deadlines import Standing, Unit
from minhbach.cases.workflow import MOVES, MoveName, Role, State
from minhbach.desk.models import Evidence, Letter, Sheet
from minhbach.publish.scale import rating_name
from minhbach.publish.statement import Change, Rating, StatementKind
from minhbach.publish.wording import wording

STATES = {
    State.RECEIVED: _("received"),
    State.ASSIGNED: _("assigned"),
    State.IN_REVIEW: _("in review"),
    State.APPROVED: _("approved"),
    State.PUBLISHED: _("published"),
    State.DECLINED: _("declined"),
    State.WITHDRAWN: _("withdrawn"),
}
STANDINGS = {
    Standing.ON_TIME: _("on time"),
    Standing.NEAR: _("nearly due"),
    Standing.OVERDUE: _("overdue"),
    Standing.LONG_OVERDUE: _("long overdue"),
    Standing.PAUSED: _("waits for the asker"),
}
ROLES = {
    Role.DESK_OFFICER: _("desk officer"),
    Role.EXPERT: _("expert"),
    Role.REVIEWER: _("reviewer"),
    Role.EDITOR: _("editor"),
    Role.ADMINISTRATOR: _("administrator"),
}
UNITS = {Unit.DAYS: _("working days"), Unit.HOURS: _("working hours")}
# The move that brings a case on from a state, so that a screen can say for whom it waits.
ONWARD = {
    State.RECEIVED: MoveName.ASSIGN,
    State.ASSIGNED: MoveName.SUBMIT,
    State.IN_REVIEW: MoveName.APPROVE,
    State.APPROVED: MoveName.PUBLISH,
}
EVIDENCE_KINDS = {
    Evidence.Kind.LINK: _("a link"),
    Evidence.Kind.FILE: _("a file"),
    Evidence.Kind.RECORD: _("a record"),
}
LETTER_STATES = {
    Letter.State.DUE: _("to be sent"),
    Letter.State.SENT: _("sent"),
    Letter.State.FAILED: _("failed"),
}
LETTERS = {
    "answer": _("Answer to an asker"),
    "ask-back": _("Question to an asker"),
    "changed": _("Notice of a change"),
    "confirm-newsletter": _("Confirmation of the newsletter"),
    "deadline": _("Notice of a deadline"),
    "ended": _("Notice that no answer comes"),
    "expert-request": _("Request to a department"),
    "newsletter": _("Newsletter"),
    "returned": _("Notice that a verdict was returned"),
    "to-review": _("Notice that a verdict waits for review"),
}
SHEET_KINDS = {
    Sheet.Kind.WEEKLY: _("weekly"),
    Sheet.Kind.MONTHLY: _("monthly"),
    Sheet.Kind.CALLED: _("called for one matter"),
}
# What stands in the audit trail, said as what was done.
ACTS = {
    "opened": _("opened the case"),
    MoveName.ASSIGN: _("assigned it"),
    MoveName.MARK_PARTY: _("said whether the organisation is a party"),
    MoveName.ADD_EVIDENCE: _("added evidence"),
    MoveName.SET_EVIDENCE_ASIDE: _("set evidence aside"),
    MoveName.DRAFT: _("wrote a verdict"),
    MoveName.ASK_BACK: _("asked the asker"),
    MoveName.GO_ON: _("went on"),
    MoveName.SEND_LINK: _("sent a link to the department"),
    MoveName.REVOKE_LINK: _("ended the department's link"),
    MoveName.SUBMIT: _("sent it to review"),
    MoveName.RETURN: _("returned it"),
    MoveName.APPROVE: _("approved it"),
    MoveName.RECALL: _("took the approval back"),
    MoveName.PLAN: _("planned the publication"),
    MoveName.PUBLISH: _("published it"),
    MoveName.REVISE: _("took it up again for a change"),
    MoveName.STAND: _("left it as published"),
    MoveName.WITHDRAW: _("withdrew the statement"),
    MoveName.DECLINE: _("declined it"),
    MoveName.REOPEN: _("opened it again"),
    "kept": _("kept a copy of evidence"),
    "not-kept": _("could not keep a copy of evidence"),
    "link-opened": _("opened the link"),
    "told": _("told of the deadline"),
    "received": _("took a question in"),
    "joined": _("joined a question to a case"),
    "answered-at-once": _("answered a question from what stands"),
    "answered-back": _("answered what was asked back"),
    "confirmed": _("confirmed a match"),
    "rejected": _("rejected a match"),
    "called": _("said what a sentence is"),
    "declined": _("declined a question"),
    "no-claim": _("said that a question is no claim"),
    "imported": _("took a fact-check in"),
    "letter-sent": _("sent a letter"),
    "letter-failed": _("could not send a letter"),
    "letter-again": _("sent a letter again"),
    "asked-newsletter": _("asked for the newsletter"),
    "confirmed-newsletter": _("confirmed the newsletter"),
    "left": _("left the list"),
    "made": _("gathered a sheet"),
    "ordered": _("put a sheet in order"),
    "make": _("made a brief"),
    "add": _("added a person"),
    "changed-person": _("changed an account"),
    "set-password": _("set a password"),
    "save": _("saved it"),
    "saved": _("saved it"),
    "delete": _("deleted it"),
    "follow": _("followed a feed"),
    "pause": _("paused or went on with a feed"),
    "renamed": _("renamed a story"),
    "merged": _("merged stories"),
    "split": _("split a story"),
}


def kind_name(kind: StatementKind | str) -> str:
    """Fact-check or official answer, in the language now active."""
    return wording(get_language() or "vi").kinds[StatementKind(kind)]


def change_name(change: Change | str) -> str:
    return wording(get_language() or "vi").changes[Change(change)]


def ratings() -> list[tuple[Rating, str]]:
    """The published scale, best first, by its names in the language now active."""
    return [(rating, rating_name(rating, get_language() or "vi")) for rating in Rating]


def waits_for(state: State | str) -> list[str]:
    """The roles that can bring a case on from this state; none at an end."""
    onward = ONWARD.get(State(state))
    if onward is None:
        return []
    return [str(word) for role, word in ROLES.items() if role in MOVES[onward].roles]


def letter_name(message_id: str) -> str:
    """What kind of letter it is, from its Message-ID: `<answer.12@...>`."""
    name = message_id.lstrip("<").partition(".")[0]
    return str(LETTERS.get(name, name))
