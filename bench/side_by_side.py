"""What a user would pick instead, on the same articles in the same run: for `bench/stories.py`.

scikit-learn's TF-IDF with the nearest centroid, and datasketch's MinHash LSH, when they are
installed (`pip install scikit-learn datasketch`); they are no part of minhbach.
"""

import importlib.util
import time

import numpy as np

# Nearest centroid gets the best of these on the very set it is scored on, which favours it.
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
PERMUTATIONS = 128
LEAST_JACCARD = 0.5


def is_installed(name, what):
    found = importlib.util.find_spec(name) is not None
    if not found:
        print(f"{what}: not installed here, left out")
    return found


class NearestCentroid:
    """TF-IDF of all articles, known beforehand; each joins the closest centroid or begins one."""

    def __init__(self, pieces):
        from sklearn.feature_extraction.text import TfidfVectorizer

        start = time.process_time()
        texts = [f"{piece.headline} {piece.text}" for piece in pieces]
        self.rows = TfidfVectorizer(sublinear_tf=True, dtype=np.float32).fit_transform(texts)
        self.spent = time.process_time() - start

    def group(self, threshold):
        """The story of each piece, and the CPU seconds it took, of vectors and of grouping."""
        start = time.process_time()
        made = np.zeros(self.rows.shape[0], np.int64)
        squares = np.ones(self.rows.shape[0])
        count = 0
        for n in range(self.rows.shape[0]):
            shared = (self.rows[:n] @ self.rows[n].T).toarray().ravel()
            sums = np.bincount(made[:n], shared, minlength=count)
            cosines = sums / np.sqrt(squares[:count])
            best = int(cosines.argmax()) if count else 0
            if count and cosines[best] >= threshold:
                squares[best] += 2 * sums[best] + 1
            else:
                best, count = count, count + 1
            made[n] = best
        return made.tolist(), self.spent + time.process_time() - start


class MinHashIndex:
    """Copies by datasketch alone, without a check of the real Jaccard."""

    def __init__(self):
        from datasketch import MinHashLSH

        self.index = MinHashLSH(threshold=LEAST_JACCARD, num_perm=PERMUTATIONS)
        self.root = {}

    def find(self, piece):
        found = self.index.query(self._sketch(piece))
        return min((self.root[id] for id in found), default=None)

    def add(self, piece, original):
        self.root[piece.id] = piece.id if original is None else original
        self.index.insert(piece.id, self._sketch(piece))

    @staticmethod
    def _sketch(piece):
        from datasketch import MinHash

        words = piece.text.lower().split()
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch(
            [" ".join(words[n : n + 3]).encode() for n in range(max(1, len(words) - 2))]
        )
        return sketch
