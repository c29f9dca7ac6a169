"""Every word of the screens stands in Vietnamese too, and every sentence of an error is known."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.utils import translation
from tests.desk import msgids

import minhbach
from minhbach.cases.workflow import MISSING
from minhbach.desk.web.said import SENTENCES, is_known, said

HINT = "After editing django.po run: .venv/bin/python -m tests.desk.msgids"
ROOT = Path(minhbach.__file__).parent
# Where sentences come from that a screen shows.
SPEAKERS = ("desk/actions", "desk/jobs", "desk/gather", "desk/roles.py", "desk/sealed.py",
            "desk/web", "collect", "read", "cases", "publish", "text", "worktime",
            "adapters/fetch.py", "adapters/mail.py", "adapters/archive.py")  # fmt: skip
ERRORS = {
    "BadInput",
    "Conflict",
    "FetchFailed",
    "MailFailed",
    "NoArticle",
    "NotAFeed",
    "NotAllowed",
    "NotReady",
    "Refused",
}
# Said by the command line alone, or already in the reader's language.
NOT_SHOWN = {"There is no active profile …", "There is no edition … of …; its slots are …."}


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(msgids.PO))


def test_every_word_is_translated(catalogue):
    missing = msgids.used() - msgids.translated(catalogue)
    assert not missing, HINT


def test_no_translation_is_in_doubt_or_left_over(catalogue):
    assert not [entry.msgid for entry in catalogue if entry.fuzzy or entry.obsolete], HINT
    assert not msgids.translated(catalogue) - msgids.used(), HINT


def test_the_compiled_catalogue_is_the_written_one(catalogue):
    assert catalogue.to_binary() == msgids.MO.read_bytes(), HINT


def test_translations_have_the_holes_of_their_originals(catalogue):
    for entry in catalogue:
        holes = set(re.findall(r"%\(\w+\)s", entry.msgid_plural or entry.msgid))
        for text in entry.msgstr_plural.values() or [entry.msgstr]:
            assert set(re.findall(r"%\(\w+\)s", text)) == holes, entry.msgid


def test_templates_say_their_words_with_tags_alone():
    for file in msgids.templates():
        assert "_(" not in file.read_text(encoding="utf-8"), file


def _sentences():
    """Every sentence an error is raised with; what is filled in at the time is `…`."""
    for place in SPEAKERS:
        path = ROOT / place
        for file in path.rglob("*.py") if path.is_dir() else [path]:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ERRORS:
                    sentence = _words(node.args[0]) if node.args else ""
                    if sentence:
                        yield sentence


def _words(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value if isinstance(part, ast.Constant) else "…" for part in node.values
        )
    return ""


def test_every_sentence_of_an_error_can_be_said_in_vietnamese():
    found = set(_sentences()) - NOT_SHOWN
    assert len(found) > 40
    assert not [sentence for sentence in found if not is_known(sentence)]


def test_every_sentence_of_the_workflow_can_be_said_in_vietnamese():
    assert not [sentence for sentence in MISSING.values() if not is_known(sentence)]


def test_sentences_in_a_row_are_each_said_in_vietnamese():
    with translation.override("vi"):
        assert said("Not well-formed; read as far as it could be. Strange thing.") == (
            "Kênh tin viết sai quy cách; đã đọc phần đọc được. Strange thing."
        )
        assert said("a.example answered 503.") == "a.example trả lời mã 503."


def test_in_english_a_sentence_stays_as_it_was():
    with translation.override("en"):
        for sentence in SENTENCES:
            text = re.sub(r"%\(\w+\)s", "x", sentence)
            assert said(text) == text
