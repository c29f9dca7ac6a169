"""What the database itself refuses, whoever asks: triggers that hold the promises.

Nothing published is changed, the audit trail only grows, and what is not checkable or where the
organisation is a party has no path to a rating.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_REFUSED = (
    "CREATE TRIGGER {name} BEFORE {event} ON {table} {when} BEGIN SELECT RAISE(ABORT, '{why}'); END"
)

# name: (event, table, condition, what the database says)
PROMISES: dict[str, tuple[str, str, str, str]] = {
    "version_is_kept": ("DELETE", "desk_version", "", "what was published is never deleted"),
    "version_is_fixed": (
        "UPDATE",
        "desk_version",
        "",
        "what was published is never changed: add a version",
    ),
    "version_has_its_note": (
        "INSERT",
        "desk_version",
        "WHEN NEW.number > 1 AND trim(NEW.note) = ''",
        "a change of what was published needs a public note",
    ),
    "version_follows": (
        "INSERT",
        "desk_version",
        "WHEN NEW.number <> 1 + (SELECT count(*) FROM desk_version"
        " WHERE statement_id = NEW.statement_id)",
        "versions are counted and none is left out",
    ),
    "version_is_rated_by_its_kind": (
        "INSERT",
        "desk_version",
        "WHEN (NEW.rating <> '') <> (SELECT NOT c.party FROM desk_statement s"
        " JOIN desk_case c ON c.id = s.case_id WHERE s.id = NEW.statement_id)",
        "a fact-check is rated, an official answer never",
    ),
    "statement_is_kept": ("DELETE", "desk_statement", "", "what was published is never deleted"),
    "statement_stays_where_it_is": (
        "UPDATE",
        "desk_statement",
        "WHEN NEW.path <> OLD.path OR NEW.kind <> OLD.kind OR NEW.case_id <> OLD.case_id"
        " OR NEW.first_published <> OLD.first_published",
        "a published page keeps its address and its kind",
    ),
    "statement_is_of_its_kind": (
        "INSERT",
        "desk_statement",
        "WHEN (NEW.kind = 'official-answer') IS NOT"
        " (SELECT party FROM desk_case WHERE id = NEW.case_id)",
        "the kind of a page follows from whether the organisation is a party",
    ),
    "party_is_fixed": (
        "UPDATE",
        "desk_case",
        "WHEN NEW.party IS NOT OLD.party AND EXISTS"
        " (SELECT 1 FROM desk_statement WHERE case_id = NEW.id)",
        "the mark of a party is not changed after publication",
    ),
    "case_is_checkable": (
        "INSERT",
        "desk_case",
        "WHEN NOT (SELECT checkable FROM desk_claim WHERE id = NEW.claim_id)",
        "what cannot be checked has no case",
    ),
    "case_keeps_its_claim": (
        "UPDATE",
        "desk_case",
        "WHEN NEW.claim_id <> OLD.claim_id",
        "a case keeps its claim",
    ),
    "claim_stays_checkable": (
        "UPDATE",
        "desk_claim",
        "WHEN NOT NEW.checkable AND EXISTS (SELECT 1 FROM desk_case WHERE claim_id = NEW.id)",
        "a claim with a case stays checkable",
    ),
    "audit_is_kept": ("DELETE", "desk_auditentry", "", "the audit trail only grows"),
    "audit_is_fixed": ("UPDATE", "desk_auditentry", "", "the audit trail only grows"),
}


def statements() -> dict[str, str]:
    """The SQL of each promise, by its name."""
    return {
        name: _REFUSED.format(name=name, event=event, table=table, when=when, why=why)
        for name, (event, table, when, why) in PROMISES.items()
    }


def make(editor: BaseDatabaseSchemaEditor) -> None:
    """Put every promise into the database."""
    for made in statements().values():
        editor.execute(made)


def drop(editor: BaseDatabaseSchemaEditor) -> None:
    """Take every promise out: for a migration that must rebuild a table, and puts them back."""
    for name in PROMISES:
        editor.execute(f"DROP TRIGGER IF EXISTS {name}")
