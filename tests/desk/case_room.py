"""People, departments and a case for the tests of the desk, made through the actions."""

from datetime import timedelta

import pytest
from tests.desk.conftest import MORNING, PASSWORD

from minhbach.cases.workflow import MoveName, Role
from minhbach.desk.actions.case.move import move_case
from minhbach.desk.actions.departments import save_department
from minhbach.desk.actions.people import add_person
from minhbach.desk.actions.questions import receive_question
from minhbach.desk.actions.triage import open_case_of_question
from minhbach.desk.models import Case

BRIDGE_SHUT = "Nghe nói cầu Bến Lau sẽ đóng 12 tháng từ ngày 01/12/2026, có đúng không?"
CLAIM = "Cầu Bến Lau đóng 12 tháng từ ngày 01/12/2026."
NAMES = {
    "lan": Role.DESK_OFFICER,
    "huy": Role.EXPERT,
    "mai": Role.REVIEWER,
    "tuan": Role.EDITOR,
    "minh": Role.ADMINISTRATOR,
}


@pytest.fixture
def people(db):
    """One person of each role, by user name."""
    return {
        name: add_person(name, PASSWORD, roles=[role], who=None, now=MORNING)
        for name, role in NAMES.items()
    }


@pytest.fixture
def department(people):
    return save_department(
        None,
        name="Sở Xây dựng",
        contact="xaydung@anhai.example",
        above="giamdoc@anhai.example",
        experts=[people["huy"]],
        who=None,
        now=MORNING,
    )


@pytest.fixture
def question(db):
    return receive_question(
        BRIDGE_SHUT, contact="dan@example.org", wants_changes=True, language="vi", now=MORNING
    )


@pytest.fixture
def case(question, people):
    return open_case_of_question(question.pk, claim=CLAIM, who=people["lan"], now=MORNING)


class Desk:
    """The people of a desk who move one case, a minute after each other."""

    def __init__(self, case, people, department):
        self.pk, self.people, self.department = case.pk, people, department
        self.now = MORNING

    def move(self, name, who, **said):
        self.now += timedelta(minutes=1)
        person = self.people[who] if isinstance(who, str) else who
        return move_case(self.pk, name, who=person, now=self.now, **said)

    @property
    def case(self):
        return Case.objects.get(pk=self.pk)

    def to_assigned(self):
        self.move(MoveName.ASSIGN, "lan", department=self.department.pk, amount=3)

    def to_review(self, *, party="no", rating="false", verdict="Cầu chỉ cấm xe tải."):
        if self.case.state == "received":
            self.to_assigned()
            self.move(MoveName.MARK_PARTY, "lan", party=party, why="Cầu do tỉnh quản lý.")
            self.move(
                MoveName.ADD_EVIDENCE,
                "huy",
                kind="record",
                title="Thông báo 112/TB-SXD",
                shows="Chỉ cấm xe trên 13 tấn trong 2 tuần.",
                origin="Sở Xây dựng",
                dated="20/11/2026",
            )
        self.move(
            MoveName.DRAFT,
            "huy",
            title="Cầu Bến Lau không đóng 12 tháng",
            claim=CLAIM,
            verdict=verdict,
            answer="Cầu vẫn thông xe.\nXe trên 13 tấn đi đường vòng.",
            rating=rating,
        )
        self.move(MoveName.SUBMIT, "huy")

    def to_published(self, **said):
        self.to_review(**said)
        self.move(MoveName.APPROVE, "mai")
        return self.move(MoveName.PUBLISH, "tuan")


@pytest.fixture
def desk(case, people, department):
    return Desk(case, people, department)
