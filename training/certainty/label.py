"""Let the teacher judge news: `python -m training.certainty.label --data DIR … --out NPZ`.

Windows of PolNeAR's training part, of T17's development topics and of local reports of gun violence get the teacher's
certainty at every piece, and the reader's probability that an event is told there.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from training.certainty.data import Taught, part, windows, write
from training.certainty.teach import build, logits_of
from training.reader.data import Example
from training.reader.export import load
from training.reader.network import TAG_LAYERS
from training.reader.train import Batch, published_tokenizer

if TYPE_CHECKING:
    from torch import Tensor

    from training.certainty.data import Window
    from training.certainty.network import Teacher
    from training.reader.network import Reader

_TOGETHER = 12  # windows a batch
_NAMES = list(TAG_LAYERS)
_FIRST = sum(TAG_LAYERS[name] for name in _NAMES[: _NAMES.index("event")])  # the label of what is no event


@torch.no_grad()
def taught(some: list[Window], teacher: Teacher, reader: Reader) -> list[Taught]:
    """Judge a few windows."""
    batch = Batch([(Example("news", pieces, {}, ()), start, end) for pieces, start, end in some], random.Random(0), 0.0)
    certain = _second(logits_of(teacher, batch)[..., :2])
    with torch.autocast("cpu", torch.bfloat16):
        tags = reader(batch.ids, batch.quote, batch.case, batch.layout, batch.mask)[0].float()
    event = 1 - torch.softmax(tags[..., _FIRST : _FIRST + TAG_LAYERS["event"]], -1)[..., 0].numpy()
    return [
        Taught(
            part(pieces, start, end),
            certain[row, 1 : 1 + end - start].astype(np.float32),
            event[row, 1 : 1 + end - start].astype(np.float32),
        )
        for row, (pieces, start, end) in enumerate(some)
    ]


def _second(logits: Tensor) -> np.ndarray:  # type: ignore[type-arg] -- of floats
    return np.asarray(torch.softmax(logits, -1)[..., 1].numpy())


def main() -> None:
    """Label and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--reader", type=Path, required=True, help="the reader's weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pieces", type=int, default=900_000)
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    teacher = build(options.encoder)
    teacher.load_state_dict(torch.load(options.teacher))
    teacher.eval()
    reader = load(options.reader)
    cut = windows(options.data, published_tokenizer(), options.pieces, random.Random(options.seed))
    found: list[Taught] = []
    for at in range(0, len(cut), _TOGETHER):
        found += taught(cut[at : at + _TOGETHER], teacher, reader)
        if at % (50 * _TOGETHER) == 0:
            print(f"{at}/{len(cut)} windows", file=sys.stderr, flush=True)
    write(options.out, found)


if __name__ == "__main__":
    main()
