"""Publish what was approved: a new version of the page, and everybody who waits for it is told."""

from datetime import datetime

from minhbach.desk.actions.case.step import Step
from minhbach.desk.actions.publishing import add_version, withdraw_statement
from minhbach.desk.gather.cases import latest_draft
from minhbach.desk.gather.press import zone
from minhbach.errors import BadInput, NotReady
from minhbach.publish.statement import Change


def plan(step: Step) -> None:
    """Under embargo until a moment; the clock publishes it then, once. Empty takes it back."""
    said = step.line("publish_at")
    if not said:
        step.changes |= {"publish_at": None, "planned": {}}
        return
    try:
        moment = datetime.fromisoformat(said)
    except ValueError as error:
        raise BadInput("Write the moment as day and time, such as 2026-12-01 07:30.") from error
    moment = moment if moment.tzinfo else moment.replace(tzinfo=zone())
    if moment <= step.now:
        raise BadInput("An embargo ends in the future.")
    planned = {"change": step.line("change"), "note": step.line("note")}
    if step.facts.has_statement and not planned["note"]:
        raise NotReady("Say in a public note what changed and why.")
    step.changes |= {"publish_at": moment, "planned": planned}
    step.detail |= {"publish_at": moment}


def publish(step: Step) -> None:
    """The approved draft becomes the next version."""
    draft = latest_draft(step.case)
    if draft is None:
        raise NotReady("Write the verdict first.")
    step.made = add_version(
        step.case, draft, _change(step), note=step.line("note"), who=step.person, now=step.now
    )
    step.changes |= {"publish_at": None, "planned": {}}
    step.detail |= {"version": step.made.number, "path": step.made.statement.path}


def withdraw(step: Step) -> None:
    """The page stays and says that it no longer stands, and why."""
    step.made = withdraw_statement(step.case, note=step.line("note"), who=step.person, now=step.now)
    step.detail |= {"version": step.made.number, "note": step.line("note")}


def revise(step: Step) -> None:
    """Back to be drafted, reviewed and approved anew; the page stands as it is meanwhile."""
    step.changes |= {"round": step.case.round + 1, "publish_at": None, "planned": {}}
    step.detail |= {"reason": step.line("reason")}


def _change(step: Step) -> Change:
    if not step.facts.has_statement:
        return Change.FIRST
    said = step.line("change") or Change.CORRECTION
    if said not in (Change.UPDATE, Change.CORRECTION):
        raise BadInput("A change of a published page is an update or a correction.")
    return Change(said)
