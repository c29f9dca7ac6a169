"""Make the weights and thresholds of claim matching again, on match_ct22's training queries.

    python bench/train_match.py [../shared/data/claims]

Prints WEIGHTS for src/minhbach/claims/likeness.py, and STRONG and SUGGESTION for match.py. Each
query is asked twice: with its right check in the index, and with it left out, when every answer is
false. Folds are over the right checks, so that no claim is in two of them; figures and thresholds
are of scores by weights that did not see the query. The development queries are not touched.
"""

import argparse
import gzip
import json
from pathlib import Path
from zlib import crc32

import numpy as np

from minhbach.claims.likeness import FEATURES, probability, terms_of
from minhbach.claims.match import Check, CheckIndex

FOLDS = 5
RIDGE = 1.0
# Shares of the queries without a right check whose best answer still reaches the zone: a false
# strong match costs an officer's trust, a false suggestion one look.
FALSE_STRONG = 0.01
FALSE_SUGGESTION = 0.20


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def gather(index, by_id, queries):
    """For each query the rows and rights with its check, and the rows without it."""
    asked = []
    for query in queries:
        relevant = set(query["relevant"])
        terms = terms_of(query["text"])
        rows, checks = index.rows(query["text"], terms)
        right = np.array([check.id in relevant for check in checks], float)
        for id in relevant:
            index.remove(id)
        without, _ = index.rows(query["text"], terms)
        for id in relevant:
            index.add(by_id[id])
        asked.append((rows, right, without, len(relevant), crc32(min(relevant).encode()) % FOLDS))
    return asked


def fit(asked):
    """Each query weighs alike, with and without its check."""
    rows = np.vstack([part for rows, _, without, _, _ in asked for part in (rows, without)])
    right = np.concatenate(
        [part for _, right, without, _, _ in asked for part in (right, np.zeros(len(without)))]
    )
    mean, spread = rows.mean(0), rows.std(0)
    mean[0], spread[0] = 0.0, 1.0
    spread[spread == 0] = 1.0
    z = (rows - mean) / spread
    w, ridge = np.zeros(z.shape[1]), RIDGE * np.eye(z.shape[1])
    ridge[0, 0] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        hessian = (z * (p * (1 - p))[:, None]).T @ z + ridge
        w -= np.linalg.solve(hessian, z.T @ (p - right) + ridge @ w)
    out = w / spread
    out[0] = w[0] - (w[1:] * mean[1:] / spread[1:]).sum()
    return np.round(out, 3)


def map5(right, relevant):
    hits = total = 0
    for place, one in enumerate(right[:5], 1):
        if one:
            hits += 1
            total += hits / place
    return total / min(5, relevant)


def figures(asked, weights):
    """MAP@5 and, for each query, the best score with its check, whether it is right, and without."""
    precision, best, false = [], [], []
    for rows, right, without, relevant, _ in asked:
        scores = np.array(probability(rows, weights))
        order = np.argsort(-scores, kind="stable")
        precision.append(map5(right[order], relevant))
        best.append((scores[order[0]], right[order[0]]))
        false.append(max(probability(without, weights)))
    return precision, best, false


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/data/claims"))
    folder = parser.parse_args().folder
    by_id = {
        one["id"]: Check(one["id"], one["title"], one["text"])
        for one in lines(folder / "match_ct22_checks.jsonl.gz")
    }
    asked = gather(
        CheckIndex(by_id.values()), by_id, lines(folder / "match_ct22_queries_train.jsonl.gz")
    )
    precision, best, false = [], [], []
    for fold in range(FOLDS):
        weights = fit([one for one in asked if one[-1] != fold])
        for whole, part in zip(
            (precision, best, false),
            figures([one for one in asked if one[-1] == fold], weights),
            strict=True,
        ):
            whole += part
    print(f"# unseen, {len(asked)} queries: MAP@5 {np.mean(precision):.4f}")
    for name, share in (("STRONG", FALSE_STRONG), ("SUGGESTION", FALSE_SUGGESTION)):
        threshold = round(float(np.quantile(false, 1 - share)), 3)
        reached = [right for score, right in best if score >= threshold]
        print(
            f"{name} = {threshold}  # false {np.mean(np.array(false) >= threshold):.3f}; with the "
            f"check there, {len(reached) / len(best):.3f} reach it, {np.mean(reached):.3f} right"
        )
    weights = fit(asked)
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"    {weight},  # {name}")
    print(f"# seen: MAP@5 {np.mean(figures(asked, weights)[0]):.4f}")


if __name__ == "__main__":
    main()
