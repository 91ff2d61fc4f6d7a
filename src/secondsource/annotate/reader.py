"""The neural reader at run time: one encoder pass over a text, several layers of tags and the links of cues."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from secondsource.annotate.pieces import Pieces, Window, encode, stretches, windows
from secondsource.errors import WeightError
from secondsource.weights import load_network, load_session

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

CLS, SEP = 101, 102


class Tagged(msgspec.Struct, frozen=True, gc=False):
    """A text's pieces with, for each layer, the probability of every label (pieces x labels), and link vectors.

    Link vectors are kept window by window: those of two windows are not comparable. `certainty` is how certain the text
    makes what each piece tells, if that is an event: from -3 (did not happen) to +3.
    """

    pieces: Pieces
    layers: dict[str, Any]
    windows: tuple[Window, ...]
    links: tuple[Any, ...]
    certainty: Any


class Reader:
    """Tags texts with an ONNX session: the same tags for a text whatever else is read and on any number of threads.

    A second one, the branch, judges certainty from what the first one's lower layers see. Windows are run one by one:
    int8 activations are scaled over all that is run together, so a batch would make a text's tags depend on its
    neighbours.
    """

    def __init__(self, weights: Path | None = None, *, threads: int = 0) -> None:
        """Load the packaged weights (or `weights`); `threads` 0 means as many as the machine has.

        Raises WeightError when the files are missing or of another version.
        """
        self._tokenizer, self._session = load_network("reader.onnx", weights, threads)
        self._branch = load_session("certainty.onnx", None, threads)
        meta = self._session.get_modelmeta().custom_metadata_map
        if meta.get("secondsource.reader") != "2":
            raise WeightError(f"{weights or 'reader.onnx'}: not a reader of version 2; reinstall the package")
        self.labels: Mapping[str, list[str]] = json.loads(meta["layers"])
        self.confidence: Mapping[str, float] = json.loads(meta.get("confidence", "{}"))
        self._width = int(json.loads(meta["link"])["width"])
        self._distance = np.array(json.loads(meta["distance"]), dtype=np.float32)

    def tag(self, text: str) -> Tagged:
        """Tag a whole text, window by window."""
        pieces = encode(text, self._tokenizer)
        size = len(pieces)
        widths = [len(names) for names in self.labels.values()]
        tags = np.zeros((size, sum(widths)), dtype=np.float32)
        certainty = np.zeros(size, dtype=np.float32)
        cuts, links = windows(pieces), []
        for cut in cuts:
            logits, vectors, lower = self._run(pieces, cut)
            tags[cut.core_start : cut.core_end] = logits[cut.core_start - cut.start : cut.core_end - cut.start]
            for part in stretches(pieces, cut):
                certainty[part.core_start : part.core_end] = self._judge(lower, cut, part)
            links.append(vectors)
        layers, at = {}, 0
        for name, width in zip(self.labels, widths, strict=True):
            layers[name] = _softmax(tags[:, at : at + width])
            at += width
        return Tagged(pieces, layers, tuple(cuts), tuple(links), certainty)

    def _run(self, pieces: Pieces, cut: Window) -> tuple[NDArray[np.float32], ...]:
        """Run one window between its special pieces; return tag logits and link vectors of its pieces, lower states."""
        logits, vectors, lower = self._session.run(["tags", "links", "lower"], self._feed(pieces, cut))
        return logits[0, 1:-1], vectors[0, 1:-1], lower

    def _judge(self, lower: NDArray[np.float32], cut: Window, part: Window) -> NDArray[np.float32]:
        """Return the certainty of the pieces of a part's core, from the lower states of the window it is cut from."""
        first, last = part.start - cut.start + 1, part.end - cut.start + 1  # the first state is the special piece's
        states = np.concatenate([lower[:, :1], lower[:, first:last], lower[:, -1:]], axis=1)
        (certainty,) = self._branch.run(["certainty"], {"lower": states})
        at = 1 + part.core_start - part.start
        return np.asarray(certainty[0, at : at + part.core_end - part.core_start])

    def _feed(self, pieces: Pieces, cut: Window) -> dict[str, NDArray[np.int64]]:
        """Return one window's inputs with its special pieces."""
        feed = {}
        for name, first, last in (("ids", CLS, SEP), ("quote", 0, 0), ("case", 0, 0), ("layout", 0, 0)):
            feed[name] = np.concatenate([[first], getattr(pieces, name)[cut.start : cut.end], [last]])[None]
        return feed

    def link(self, tagged: Tagged, cue: NDArray[np.int64]) -> tuple[int, NDArray[np.float32]]:
        """Return the first piece of a cue's window and for its pieces the probabilities (pieces x 2) of a link.

        They are those to belong to the source and to the content of the cue, which stands in the window's core; pieces
        outside it are linked to by nothing.
        """
        index = bisect_right(tagged.windows, int(cue[0]), key=lambda w: w.core_end)
        window, vectors = tagged.windows[index], tagged.links[index]
        query_s, query_c, key_s, key_c = np.split(vectors, 4, axis=1)
        local = cue[cue < window.end] - window.start
        scale = self._width**-0.5
        scores = np.stack([key_s @ query_s[local].mean(0), key_c @ query_c[local].mean(0)], axis=1) * scale
        at = np.arange(len(vectors))
        scores += self._distance[_bucket(at, int(local[0]), int(local[-1]), len(self._distance))]
        return window.start, np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True)) if len(logits) else logits
    return shifted / shifted.sum(axis=1, keepdims=True) if len(logits) else logits


def _bucket(at: NDArray[np.int64], first: int, last: int, buckets: int) -> NDArray[np.int64]:
    """Map the signed distance of pieces from a cue to a bucket, as in training."""
    size = np.maximum(np.maximum(first - at, at - last), 0)
    steps = np.minimum(np.floor(np.log2(size + 1.0) * 2), buckets // 2 - 1).astype(np.int64)
    return np.asarray(np.where(at < first, steps, buckets // 2 + steps))
