"""Make the weights of the claims' score again: a logistic regression over words and signs.

    python bench/train_detect.py [../shared/data/claims] [--write]

Prints, for folds over the debates of the training set, average precision and F1 at the threshold
that the other folds chose; `--write` writes src/minhbach/claims/weights.py. What stands in the
development set, word for word, is left out of the training set. ClaimBuster's sentences are all in
the training set, so that only the figure of the folds is honest for it.

Only words and pairs of words of at least LEAST sentences are kept, and of those the MOST with the
largest weights, rounded to tenths.
"""

import argparse
import gzip
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np

from minhbach.claims.english import BOOK
from minhbach.claims.signs import FEATURES, features, read_signs, unquoted
from minhbach.text.normalize import clean
from minhbach.text.segment import words

LEAST, MOST = 20, 3000
RIDGE_WORDS, RIDGE_SIGNS = 12.0, 1.0
STEPS = 600
FOLDS = 5
OUT = Path("src/minhbach/claims/weights.py")


def rows(folder, name):
    with gzip.open(folder / f"checkworthy_{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def plain(row):
    """What tells one sentence from another, however the sets quote and space it."""
    return tuple(words(row["text"]))


class Sentences:
    """The sentences of a set as a table of signs and lists of word numbers."""

    def __init__(self, found):
        self.ids = [str(row["id"]) for row in found]
        self.label = np.array([row["label"] for row in found], float)
        self.words, signs = [], []
        for row in found:
            text = unquoted(clean(row["text"]))
            read = read_signs(text, BOOK)
            signs.append(features(read, text))
            self.words.append(set(read.words) | {"_".join(two) for two in pairwise(read.words)})
        self.signs = np.array(signs)

    def part(self, chosen):
        some = object.__new__(Sentences)
        some.ids = [self.ids[i] for i in chosen]
        some.words = [self.words[i] for i in chosen]
        some.label, some.signs = self.label[chosen], self.signs[chosen]
        return some


def vocabulary(sentences):
    counts = Counter(word for words in sentences.words for word in words)
    # Numbers are the signs' business: a digit alone would only be learned by heart.
    kept = sorted(w for w, n in counts.items() if n >= LEAST and not any(c.isdigit() for c in w))
    return {word: number for number, word in enumerate(kept)}


def table(sentences, known):
    pairs = [
        (line, known[word])
        for line, words in enumerate(sentences.words)
        for word in sorted(words)
        if word in known
    ]
    lines, columns = np.array(pairs).T
    return lines, columns


def fit(sentences, known):
    """Weights of signs and of words, by Nesterov's method with a ridge."""
    lines, columns = table(sentences, known) if known else (np.zeros(0, int), np.zeros(0, int))
    x, y = sentences.signs, sentences.label
    mean, spread = x.mean(0), x.std(0)
    mean[0], spread[0] = 0.0, 1.0
    spread[spread == 0] = 1.0
    z = (x - mean) / spread
    n, signs, words = len(y), z.shape[1], len(known)
    ridge = np.concatenate([np.full(signs, RIDGE_SIGNS), np.full(words, RIDGE_WORDS)])
    ridge[0] = 0.0
    # One bound of the curvature for each weight: the diagonal, times the mean number of features.
    seen = np.bincount(columns, minlength=words)
    curve = 0.25 * np.concatenate([(z**2).sum(0) * signs * 0.5, seen * 30.0]) + ridge
    weights = ahead = np.zeros(signs + words)
    momentum = 1.0
    for _ in range(STEPS):
        logit = z @ ahead[:signs] + np.bincount(lines, ahead[signs:][columns], minlength=n)
        error = 1 / (1 + np.exp(-np.clip(logit, -30, 30))) - y
        gradient = np.concatenate(
            [z.T @ error, np.bincount(columns, error[lines], minlength=words)]
        )
        step = ahead - (gradient + ridge * ahead) / curve
        following = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = step + (momentum - 1) / following * (step - weights)
        weights, momentum = step, following
    of_signs = weights[:signs] / spread
    of_signs[0] = weights[0] - (weights[1:signs] * mean[1:] / spread[1:]).sum()
    return of_signs, dict(zip(known, weights[signs:], strict=True))


def pruned(of_words):
    strongest = sorted(of_words, key=lambda word: (-abs(of_words[word]), word))[:MOST]
    return {word: round(of_words[word], 1) for word in strongest if round(of_words[word], 1)}


def scores(sentences, of_signs, of_words):
    of_text = [sum(of_words.get(word, 0.0) for word in words) for words in sentences.words]
    return 1 / (1 + np.exp(-(sentences.signs @ of_signs + np.array(of_text))))


def average_precision(label, score):
    right = label[np.argsort(-score, kind="stable")]
    return (np.cumsum(right) / np.arange(1, len(right) + 1) * right).sum() / right.sum()


def f1(label, yes):
    return 2 * (label * yes).sum() / (label.sum() + yes.sum())


def best_threshold(label, score):
    return max(np.arange(0.1, 0.9, 0.01), key=lambda at: f1(label, score >= at))


def train(sentences, with_words):
    of_signs, of_words = fit(sentences, vocabulary(sentences) if with_words else {})
    return np.round(of_signs, 3), pruned(of_words)


def unseen(sentences, with_words):
    """The score of each sentence by weights that saw no sentence of its stretch of debates."""
    order = np.argsort([int(i) for i in sentences.ids], kind="stable")
    score = np.zeros(len(order))
    for part in np.array_split(order, FOLDS):
        others = np.setdiff1d(order, part)
        score[part] = scores(sentences.part(part), *train(sentences.part(others), with_words))
    return score


def shown(label, score, at):
    top = label[np.argsort(-score, kind="stable")]
    return (
        f"AP {average_precision(label, score):.3f} F1 {f1(label, score >= at):.3f} at {at:.2f} "
        f"P@10 {top[:10].mean():.2f} P@30 {top[:30].mean():.2f}"
    )


def module(threshold, signs, of_signs, of_words):
    groups = {}
    for word, weight in sorted(of_words.items()):
        groups.setdefault(weight, []).append(word)
    lines = [
        '"""The weights of the score, made by `bench/train_detect.py`; do not edit.',
        "",
        "Learned on the training set of CheckThat! 2024 task 1, English: sentences of debates, with",
        "the label that they are worth a check. It holds only words and pairs of words that stand in",
        f"at least {LEAST} of its sentences, and none of the sentences.",
        '"""',
        "",
        "# The best F1 over the folds of the training set.",
        f"THRESHOLD = {threshold:.2f}",
        "",
        "# One weight for each of `signs.FEATURES`: with the words, and where no words were learned.",
        f"SIGNS_WITH_WORDS = {tuple(of_signs.tolist())}",
        f"SIGNS_ALONE = {tuple(signs.tolist())}",
        "",
        "# Words and pairs (`a_b`) by their weight.",
        "WORDS_BY_WEIGHT: dict[float, str] = {",
    ]
    for weight, group in sorted(groups.items()):
        lines.append(f'    {weight}: """')
        line = ""
        for word in group:
            if len(line) + len(word) > 90:
                lines.append(line.rstrip())
                line = ""
            line += word + " "
        lines += [line.rstrip() + '""",']
    return "\n".join([*lines, "}", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/data/claims"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    dev = rows(args.folder, "ct24_dev")
    known = {plain(row) for row in dev}
    found = [row for row in rows(args.folder, "ct24_train") if plain(row) not in known]
    sentences, held = Sentences(found), Sentences(dev)
    busters = {plain(row): row["label"] for row in rows(args.folder, "claimbuster")}
    places = np.array([i for i, row in enumerate(found) if plain(row) in busters])
    print(f"{len(found)} sentences, {len(places)} of them in ClaimBuster; {len(FEATURES)} signs")
    made = {}
    for with_words in (False, True):
        score = unseen(sentences, with_words)
        at = best_threshold(sentences.label, score)
        made[with_words] = (at, *train(sentences, with_words))
        print("words" if with_words else "signs", len(made[with_words][2]), flush=True)
        print("  unseen train      ", shown(sentences.label, score, at))
        gold = np.array([busters[plain(found[i])] for i in places], float)
        print("  unseen claimbuster", shown(gold, score[places], at))
        print("  dev               ", shown(held.label, scores(held, *made[with_words][1:]), at))
    if args.write:
        at, of_signs, of_words = made[True]
        OUT.write_text(module(at, made[False][1], of_signs, of_words), encoding="utf-8")


if __name__ == "__main__":
    main()
