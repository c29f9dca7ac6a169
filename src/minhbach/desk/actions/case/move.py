"""The one way to move a case: screens, the API, the command and the clock all come through here.

Gather the facts, let the workflow decide, carry the move out, and win the row: all in one
transaction with the line of the audit trail.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from minhbach.cases.workflow import MoveName, decide
from minhbach.desk.actions.audit import note
from minhbach.desk.actions.case import assign, evidence, links, publication, verdict
from minhbach.desk.actions.case.step import Apply, Step
from minhbach.desk.actions.questions import end_question
from minhbach.desk.gather.cases import Who, actor_of, facts_of
from minhbach.desk.models import Case, Question
from minhbach.errors import BadInput, Conflict


def _keep_reason(step: Step) -> None:
    """Nothing but the state changes; the reason stands in the audit trail."""
    step.detail |= {"reason": step.line("reason")}


def decline(step: Step) -> None:
    """The askers are told that there will be no answer, and why."""
    for question in Question.objects.filter(claim=step.case.claim, end=Question.End.OPEN):
        end_question(question, Question.End.DECLINED, step.line("reason"), now=step.now)
    _keep_reason(step)


APPLY: dict[MoveName, Apply] = {
    MoveName.ASSIGN: assign.assign,
    MoveName.MARK_PARTY: verdict.mark_party,
    MoveName.ADD_EVIDENCE: evidence.add_evidence,
    MoveName.SET_EVIDENCE_ASIDE: evidence.set_evidence_aside,
    MoveName.DRAFT: verdict.draft,
    MoveName.ASK_BACK: assign.ask_back,
    MoveName.GO_ON: assign.go_on,
    MoveName.SEND_LINK: links.send_link,
    MoveName.REVOKE_LINK: links.revoke_link,
    MoveName.SUBMIT: verdict.submit,
    MoveName.RETURN: verdict.return_,
    MoveName.APPROVE: verdict.approve,
    MoveName.RECALL: _keep_reason,
    MoveName.PLAN: publication.plan,
    MoveName.PUBLISH: publication.publish,
    MoveName.REVISE: publication.revise,
    MoveName.STAND: _keep_reason,
    MoveName.WITHDRAW: publication.withdraw,
    MoveName.DECLINE: decline,
    MoveName.REOPEN: _keep_reason,
}


@transaction.atomic
def move_case(pk: int, name: str, *, who: Who, now: datetime, **said: Any) -> Any:
    """Carry out one move; gives the row it made, or the case.

    `who` is a person, a department by its link, or None for the program. Raises NotAllowed,
    NotReady, Conflict and BadInput as `cases.workflow.decide` and the move itself do.
    """
    if name not in set(MoveName):
        raise BadInput(f"There is no move {name} of a case.")
    case = Case.objects.select_related("claim", "department").get(pk=pk)
    facts = facts_of(case)
    after = decide(
        MoveName(name),
        facts,
        actor_of(case, who),
        reason=str(said.get("reason") or ""),
        note=str(said.get("note") or ""),
    )
    if str(said.get("version", case.version)) != str(case.version):
        raise Conflict("Somebody else has changed this case; look at it again.")
    step = Step(case, facts, who, now, said)
    APPLY[MoveName(name)](step)
    won = Case.objects.filter(pk=pk, state=facts.state, version=case.version).update(
        state=after, version=F("version") + 1, **step.changes
    )
    if not won:
        raise Conflict("Somebody else has changed this case; look at it again.")
    note(name, case, who=who, now=now, before=facts.state, after=after, **step.detail)
    return step.made or Case.objects.get(pk=pk)
