"""Sentence vectors: all-MiniLM-L6-v2 as published (Reimers and Gurevych 2019), int8, on the CPU."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secondsource.weights import load_network

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

WIDTH = 384
_CLS, _SEP = 101, 102
_LONGEST = 254


class Encoder:
    """Turns texts into unit vectors."""

    def __init__(self, weights: Path | None = None, *, threads: int = 0) -> None:
        """Load the packaged weights (or `weights`); `threads` 0 means as many as the machine has.

        Raises WeightError when the files are missing or broken.
        """
        self._tokenizer, self._session = load_network("vectors.onnx", weights, threads)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector (row) a text; texts beyond 254 pieces are read up to there.

        Each text is run alone: int8 activations are scaled over all that is run together, so a batch would make the
        vector of a text depend on its neighbours (by up to .02 of the cosine with itself).
        """
        found = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, encoding in enumerate(self._tokenizer.encode_batch(list(texts), add_special_tokens=False)):
            ids = np.array([[_CLS, *encoding.ids[:_LONGEST], _SEP]], dtype=np.int64)
            found[row] = self._session.run(["vectors"], {"ids": ids, "mask": np.ones_like(ids)})[0][0]
        return found
