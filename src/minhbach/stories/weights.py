"""The weights of the join: one row of numbers for each kind of stream.

Made by `bench/train_stories.py` on the development sets named above each row.
Each weight multiplies the feature of the same place; a sum above 0 joins.
"""

FEATURES = (
    "constant",
    "headline to story",
    "text to story",
    "headline to closest article",
    "text to closest article",
    "rare headline words shared",
    "log of size",
    "within a day",
    "within four days",
    "lead over the next story",
)

WEIGHTS: dict[str, tuple[float, ...]] = {
    # vi_vmds
    "vietnamese": (-7.471, -1.06, 5.722, 1.043, 3.072, 1.113, -1.815, 2.847, 2.282, 3.739),
    # en_wikinews and en_basil
    "other": (-7.004, -1.922, 6.09, 2.845, 15.116, -1.297, -0.591, -0.0, 6.193, 4.092),
    # en_uci
    "headline": (-56.947, 4.431, 4.431, 1.602, 1.602, 1.384, -0.238, 15.533, 40.801, 4.907),
}


def weights_for(language: str, *, has_body: bool) -> tuple[float, ...]:
    """The weights for a piece: of headlines alone, of Vietnamese, or of any other language."""
    if not has_body:
        return WEIGHTS["headline"]
    return WEIGHTS["vietnamese" if language == "vi" else "other"]
