"""The moves of a case as forms: what each is called, what it asks for, what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from minhbach.cases.workflow import Facts, MoveName, missing, possible
from minhbach.desk.gather.cases import actor_of
from minhbach.desk.models import Case, Question
from minhbach.errors import BadInput


@dataclass(frozen=True, slots=True)
class MoveForm:
    """How a move looks: its button, the sentence after it, what a person says with it."""

    label: Any
    done: Any
    fields: tuple[str, ...] = ()
    template: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A move that a person may make now. `missing` are sentences on what comes before it;
    `typed` is what they sent when it could not be made, and `failed` that it could not."""

    name: MoveName
    form: MoveForm
    missing: tuple[str, ...]
    typed: Mapping[str, str]
    failed: bool = False


_REASON = ("reason",)
FORMS: dict[MoveName, MoveForm] = {
    MoveName.ASSIGN: MoveForm(
        _("Assign to a department"),
        _("Assigned. The department is told by mail."),
        ("department", "amount", "unit", "long", "request"),
        "_move_assign.html",
    ),
    MoveName.MARK_PARTY: MoveForm(
        _("Say whether the organisation is a party"),
        _("Noted."),
        ("party", "why"),
        "_move_party.html",
    ),
    MoveName.ADD_EVIDENCE: MoveForm(
        _("Add evidence"),
        _("Added. The copy of a link is fetched in a moment."),
        ("kind", "title", "shows", "origin", "dated", "address"),
        "_move_evidence.html",
    ),
    MoveName.SET_EVIDENCE_ASIDE: MoveForm(
        _("Set evidence aside"),
        _("Set aside. It stays here with the reason, and counts no longer."),
        ("evidence", "reason"),
        "_move_aside.html",
    ),
    MoveName.DRAFT: MoveForm(
        _("Write the verdict"),
        _("Saved as a new draft."),
        ("title", "claim", "verdict", "answer", "rating", "review_by"),
        "_move_draft.html",
    ),
    MoveName.ASK_BACK: MoveForm(
        _("Ask the asker"),
        _("The letter is on its way; the deadline stands still."),
        ("question", "text"),
        "_move_ask.html",
    ),
    MoveName.GO_ON: MoveForm(_("Go on without waiting"), _("The deadline runs again.")),
    MoveName.SEND_LINK: MoveForm(
        _("Send the department a new link"),
        _("A new link is on its way; the one before has ended."),
        ("request",),
        "_move_link.html",
    ),
    MoveName.REVOKE_LINK: MoveForm(
        _("End the department's link"), _("No link of this case opens any more.")
    ),
    MoveName.SUBMIT: MoveForm(_("Send to review"), _("Sent. The reviewers are told by mail.")),
    MoveName.RETURN: MoveForm(
        _("Return"), _("Returned to those who write."), _REASON, "_move_reason.html"
    ),
    MoveName.APPROVE: MoveForm(
        _("Approve"), _("Approved. An editor publishes it."), _REASON, "_move_approve.html"
    ),
    MoveName.RECALL: MoveForm(
        _("Take the approval back"), _("Back with those who write."), _REASON, "_move_reason.html"
    ),
    MoveName.PLAN: MoveForm(
        _("Plan the publication"),
        _("Noted."),
        ("publish_at", "change", "note"),
        "_move_plan.html",
    ),
    MoveName.PUBLISH: MoveForm(
        _("Publish now"),
        _("Published. Those who wait for it are told by mail."),
        ("change", "note"),
        "_move_publish.html",
    ),
    MoveName.REVISE: MoveForm(
        _("Change what was published"),
        _("Taken up again. The page stands as it is until the change is published."),
        _REASON,
        "_move_reason.html",
    ),
    MoveName.STAND: MoveForm(
        _("Leave it as published"), _("It stands as it was."), _REASON, "_move_reason.html"
    ),
    MoveName.WITHDRAW: MoveForm(
        _("Withdraw the statement"),
        _("Withdrawn. The page says so, and why."),
        ("note",),
        "_move_withdraw.html",
    ),
    MoveName.DECLINE: MoveForm(
        _("Decline the case"),
        _("Declined. The askers are told why."),
        _REASON,
        "_move_decline.html",
    ),
    MoveName.REOPEN: MoveForm(
        _("Open the case again"), _("Open again."), _REASON, "_move_reason.html"
    ),
}
# What the screens put beside what they show: the middle of the page, and the review.
WRITING = (MoveName.ADD_EVIDENCE, MoveName.SET_EVIDENCE_ASIDE, MoveName.DRAFT)
REVIEWING = (MoveName.APPROVE, MoveName.RETURN)
_NO_ADDRESS = _("None of the askers left an address.")


def said_with(name: str, values: Mapping[str, Any]) -> dict[str, str]:
    """What a person says with a move, and the version of the case they saw; nothing else.

    Raises BadInput when there is no such move.
    """
    if name not in set(MoveName):
        raise BadInput(f"There is no move {name} of a case.")
    known = (*FORMS[MoveName(name)].fields, "version")
    return {field: str(values[field]) for field in known if values.get(field) is not None}


def offers(
    case: Case,
    facts: Facts,
    person: User,
    *,
    tried: str = "",
    typed: Mapping[str, str] | None = None,
) -> dict[MoveName, Offer]:
    """What the person may do with the case now, in the order of the table of moves."""
    return {
        name: Offer(
            name=name,
            form=FORMS[name],
            missing=_missing(name, case, facts),
            typed=(typed or {}) if name == tried else {},
            failed=name == tried,
        )
        for name in possible(facts, actor_of(case, person))
    }


def askers(case: Case) -> list[Question]:
    """The open questions on the claim whose askers left an address."""
    return list(case.claim.questions.filter(end=Question.End.OPEN).exclude(contact=b""))


def _missing(name: MoveName, case: Case, facts: Facts) -> tuple[str, ...]:
    if name is MoveName.ASK_BACK and not askers(case):
        return (str(_NO_ADDRESS),)
    return missing(name, facts)
