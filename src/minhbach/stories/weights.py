"""The weights of the join: one row of numbers for each kind of stream.

Made by `bench/train_stories.py` on the development sets named above each row.
Each weight multiplies the feature of the same place in `join.FEATURES`; a sum above 0 joins.
"""

WEIGHTS: dict[str, tuple[float, ...]] = {
    # vi_vmds, and the demo's Vietnamese press with a sixth of its weight
    "vietnamese": (
        *(-7.701, -0.275, 7.972, -0.873, 2.972, 0.0),
        *(3.933, -1.621, 0.0, 0.647, 3.933, 3.121),
    ),
    # en_wikinews, en_basil, both packed into days, and the demo's English press as above
    "other": (
        *(-6.764, -6.01, 16.761, -0.147, 3.635, 0.0),
        *(11.712, -0.627, 0.0, 0.522, 2.876, 2.583),
    ),
    # en_uci, and the same with its times spread over hours
    "headline": (
        *(-3.571, 3.484, 0.0, 3.59, 0.0, 6.278),
        *(4.632, 0.009, 4.12, -1.411, 0.0, 7.107),
    ),
}


def kind_of(language: str, *, has_body: bool) -> str:
    """Which row is for a piece: of headlines alone, of Vietnamese, or of any other language."""
    if not has_body:
        return "headline"
    return "vietnamese" if language == "vi" else "other"
