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
_BATCH_PIECES = 2048


class Encoder:
    """Turns texts into unit vectors."""

    def __init__(self, weights: Path | None = None, *, threads: int = 0) -> None:
        """Load the packaged weights (or `weights`); `threads` 0 means as many as the machine has.

        Raises WeightError when the files are missing or broken.
        """
        self._tokenizer, self._session = load_network("vectors.onnx", weights, threads)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector (row) a text; texts beyond 254 pieces are read up to there.

        Texts of equal length share a batch, so padding never enters; the vectors of a text can still differ in the
        last digits between batches, because int8 activations are scaled over a batch.
        """
        found = np.zeros((len(texts), WIDTH), dtype=np.float32)
        ids = [e.ids[:_LONGEST] for e in self._tokenizer.encode_batch(list(texts), add_special_tokens=False)]
        order = sorted(range(len(texts)), key=lambda i: (len(ids[i]), i))
        at = 0
        while at < len(order):
            size = len(ids[order[at]])
            rows = [i for i in order[at : at + max(1, _BATCH_PIECES // (size + 2))] if len(ids[i]) == size]
            batch = np.array([[_CLS, *ids[i], _SEP] for i in rows], dtype=np.int64)
            found[rows] = self._session.run(["vectors"], {"ids": batch, "mask": np.ones_like(batch)})[0]
            at += len(rows)
        return found
