"""What a version keeps of its evidence and attribution comes back as it was."""

import json
from dataclasses import replace

from sample_site import ANSWER_FIRST, CITED, FACT_CHECK_FIRST

from minhbach.publish.frozen import (
    attribution_from,
    attribution_to,
    citations_from,
    citations_to,
)


def test_citations_come_back_with_and_without_a_date():
    cited = (CITED, replace(CITED, dated=None), *ANSWER_FIRST.evidence)
    assert citations_from(json.loads(json.dumps(citations_to(cited)))) == cited
    assert citations_to(cited)[0]["dated"] == "2026-11-20"


def test_an_attribution_comes_back():
    attribution = FACT_CHECK_FIRST.attribution
    assert attribution_from(json.loads(json.dumps(attribution_to(attribution)))) == attribution
