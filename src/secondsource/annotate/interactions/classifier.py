"""The interaction classifier: what an actor does to a target in a sentence, by a small network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from secondsource.annotate.interactions.pairs import clip
from secondsource.errors import WeightError
from secondsource.language.plover import CLASSES
from secondsource.weights import load_network

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

CLS, SEP = 101, 102
Range = tuple[int, int]


class Classifier:
    """Scores event types for pairs; a pair's scores do not depend on what else is scored."""

    def __init__(self, weights: Path | None = None, *, threads: int = 0) -> None:
        """Load the packaged weights (or `weights`); `threads` 0 means as many as the machine has.

        Raises WeightError when the files are missing or of another version.
        """
        self._tokenizer, self._session = load_network("interactions.onnx", weights, threads)
        meta = self._session.get_modelmeta().custom_metadata_map
        if meta.get("secondsource.interactions") != ",".join(CLASSES):
            raise WeightError(
                f"{weights or 'interactions.onnx'}: not a classifier of this version; reinstall the package"
            )

    def scores(self, text: str, actor: Range, target: Range) -> NDArray[np.float32]:
        """Return the probability of each of `CLASSES` for what `actor` does to `target` in a sentence.

        Both are character ranges of the text.
        """
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        role = [1 if _touch(s, actor) else 2 if _touch(s, target) else 0 for s in encoding.offsets]
        first, last = clip(role)
        feed = {
            "ids": np.array([[CLS, *encoding.ids[first:last], SEP]], dtype=np.int64),
            "role": np.array([[0, *role[first:last], 0]], dtype=np.int64),
        }
        logits = self._session.run(["logits"], feed)[0][0].astype(np.float32)
        shifted = np.exp(logits - logits.max())
        return np.asarray(shifted / shifted.sum(), dtype=np.float32)


def _touch(span: Range, place: Range) -> bool:
    return span[0] < place[1] and place[0] < span[1]
