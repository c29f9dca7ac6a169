import json

from tests.publish.sample_site import ANSWER, CORRECTED, FACT_CHECK, SITE, WITHDRAWN

from minhbach.publish.record import statement_record


def test_a_record_names_every_version_and_what_it_came_of():
    record = statement_record(CORRECTED, SITE)
    address = SITE.url(CORRECTED.path)
    assert record["@id"] == address
    assert [one["@id"] for one in record["versions"]] == [
        f"{address}#version-{number}" for number in range(1, len(CORRECTED.versions) + 1)
    ]
    assert "prov:wasRevisionOf" not in record["versions"][0]
    assert record["versions"][1]["prov:wasRevisionOf"] == {"@id": f"{address}#version-1"}
    assert record["versions"][1]["note"] == CORRECTED.latest.note


def test_evidence_keeps_its_origin_and_the_number_of_the_kept_copy():
    version = statement_record(FACT_CHECK, SITE)["versions"][0]
    cited = FACT_CHECK.latest.evidence[0]
    (first, *_) = version["prov:wasDerivedFrom"]
    assert (first["title"], first["origin"], first["sha256"]) == (
        cited.title,
        cited.origin,
        cited.sha256,
    )
    assert first["dated"] == (cited.dated.isoformat() if cited.dated else None)


def test_an_official_answer_has_no_rating_and_a_withdrawn_page_says_so():
    assert statement_record(ANSWER, SITE)["versions"][0]["rating"] is None
    assert statement_record(WITHDRAWN, SITE)["withdrawn"] is True
    assert statement_record(FACT_CHECK, SITE)["withdrawn"] is False


def test_a_record_is_plain_json_without_a_claim_review():
    for statement in (FACT_CHECK, ANSWER, CORRECTED, WITHDRAWN):
        text = json.dumps(statement_record(statement, SITE))
        assert "ClaimReview" not in text
        assert len(json.loads(text)["appearances"]) == len(statement.appearances)
