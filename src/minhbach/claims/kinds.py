"""What a sentence can be: three kinds that can be checked, and those that are left alone.

After the annotation scheme of Konstantinovskiy et al. 2018 (arXiv 1809.08193).
"""

from enum import StrEnum


class Kind(StrEnum):
    QUANTITY = "quantity"
    EVENT = "event"
    RULE = "rule"
    OPINION = "opinion"
    PREDICTION = "prediction"
    PERSONAL_EXPERIENCE = "personal experience"
    WISH = "wish"
    GREETING = "greeting"
    OPEN_QUESTION = "open question"
    FRAGMENT = "fragment"
    REMARK = "remark"  # a whole sentence in which there is nothing to look up


CHECKABLE = frozenset({Kind.QUANTITY, Kind.EVENT, Kind.RULE})
