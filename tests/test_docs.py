"""The documentation names what there is, and nothing that should not stand in the project."""

import dataclasses
import re
import subprocess
from pathlib import Path

import pytest
from tests.cli.test_commands import COMMANDS

from minhbach.collect.schedule import FeedState
from minhbach.desk.models import Profile
from minhbach.desk.office import Office

ROOT = Path(__file__).parents[1]
DOCS = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize(
    "setting", [field.name for field in dataclasses.fields(Office) if field.name != "folder"]
)
def test_every_setting_of_an_office_is_documented(setting):
    assert f"`{setting}`" in DOCS


@pytest.mark.parametrize(
    "setting",
    ["name", "slots", "weekdays", "language", "how_many", "scope", "topics", "lead_minutes"],
)
def test_every_setting_of_a_profile_is_documented(setting):
    assert hasattr(Profile, setting)
    assert f"`{setting}`" in DOCS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command):
    assert f"minhbach {command}" in DOCS


@pytest.mark.parametrize("state", list(FeedState))
def test_every_state_of_a_feed_is_documented(state):
    assert f"| {state.replace('_', ' ')} |" in DOCS


def test_links_of_the_documentation_lead_somewhere():
    for file in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text(encoding="utf-8")):
            assert (file.parent / target).exists(), f"{file.name}: {target}"


def test_nothing_in_the_tree_scores_opinions_or_keeps_persons():
    """The promises of the README, held against the words of the code."""
    forbidden = re.compile(r"\b(sentiment|stance_score|loyalty_score|watchlist|person_page)\b")
    for file in (ROOT / "src").rglob("*.py"):
        assert not forbidden.search(file.read_text(encoding="utf-8")), file


def test_the_scripts_are_sound():
    for script in ("run.sh", ".ci/run"):
        subprocess.run(["bash", "-n", str(ROOT / script)], check=True)
