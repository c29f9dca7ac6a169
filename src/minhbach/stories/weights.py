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
    # vi_vmds, and the demo's Vietnamese press with a sixth of its weight
    "vietnamese": (-7.225, -1.571, 5.348, 0.644, 4.008, 2.118, -1.102, 1.496, 3.082, 4.944),
    # en_wikinews and en_basil, and the demo's English press with a sixth of their weight
    "other": (-9.595, 1.385, 5.85, 5.051, 15.612, -1.576, 1.135, -0.063, 6.124, 4.624),
    # en_uci
    "headline": (-56.947, 4.431, 4.431, 1.602, 1.602, 1.384, -0.238, 15.533, 40.801, 4.907),
}


def weights_for(language: str, *, has_body: bool) -> tuple[float, ...]:
    """The weights for a piece: of headlines alone, of Vietnamese, or of any other language."""
    if not has_body:
        return WEIGHTS["headline"]
    return WEIGHTS["vietnamese" if language == "vi" else "other"]
