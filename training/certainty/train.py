"""Train the branch: `python -m training.certainty.train --data DIR --reader PT --taught NPZ --out PT`.

It learns from the teacher's answers on news (Hinton, Vinyals and Dean 2015) and from the judgements themselves.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from training.certainty.data import in_texts, judgements, parcels, read
from training.certainty.learn import Course, batch_of, figures, places_of
from training.certainty.network import Branch, judged_loss, taught_loss
from training.reader.data import Example
from training.reader.export import load
from training.reader.network import LOWER
from training.reader.train import Batch, published_tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from training.certainty.data import Judged, Taught
    from training.reader.network import Reader

_RATE = 4e-4
_WEB = 0.2  # of UDS-IH2 an epoch
_HIDDEN = 0.03  # of the pieces, behind the mask
_TOGETHER = 5  # taught windows a batch
_LEAST_EVENT = 0.15  # pieces that are less probably an event teach nothing


class Lesson:
    """The frozen reader with the branch that learns."""

    def __init__(self, reader: Reader, start: Path | None) -> None:
        """Take the reader, and weights of the branch to go on from."""
        self.branch = Branch(reader)
        if start is not None:
            self.branch.load_state_dict(torch.load(start))
        self.reader = reader.requires_grad_(requires_grad=False)
        self.reader.encoder.encoder.layer = self.reader.encoder.encoder.layer[:LOWER]

    def logits(self, batch: Batch) -> Tensor:
        """Run a batch through the lower layers and the branch."""
        with torch.autocast("cpu", torch.bfloat16):
            with torch.no_grad():
                lower = self.reader.states(batch.ids, batch.quote, batch.case, batch.layout, batch.mask)[-1]
            logits: Tensor = self.branch(lower, batch.mask)
        return logits.float()

    def judged(self, items: Sequence[Judged], rng: random.Random) -> Tensor:
        """Return the loss on judged texts."""
        return judged_loss(self.logits(batch_of(items, rng, _HIDDEN)), *places_of(items))

    def taught(self, items: Sequence[Taught], rng: random.Random) -> Tensor:
        """Return the loss on windows that the teacher judged."""
        rows = [(Example("news", item.pieces, {}, ()), 0, len(item.pieces)) for item in items]
        logits = self.logits(Batch(rows, rng, _HIDDEN))
        wanted, weights = torch.zeros(logits.shape[:2]), torch.zeros(logits.shape[:2])
        for row, item in enumerate(items):
            inside = slice(1, 1 + len(item.pieces))
            event = torch.from_numpy(item.event)
            wanted[row, inside] = torch.from_numpy(item.certain)
            weights[row, inside] = event * (event > _LEAST_EVENT)
        return taught_loss(logits, wanted, weights)


def _by_length(items: Sequence[Taught], rng: random.Random) -> list[list[Taught]]:
    """Return batches of windows of like length."""
    ordered = sorted(items, key=lambda item: len(item.pieces) + 20 * rng.random())
    return [ordered[at : at + _TOGETHER] for at in range(0, len(ordered), _TOGETHER)]


def main() -> None:
    """Train, print figures each epoch, and keep the running average of the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reader", type=Path, required=True, help="the reader's weights, which stay as they are")
    parser.add_argument("--taught", type=Path, required=True, help="what training.certainty.label wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights of this program to go on from")
    parser.add_argument("--whole", action="store_true", help="leave nothing of UW's training part out")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=_RATE)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    torch.manual_seed(options.seed)
    tokenizer = published_tokenizer()
    rows, held = judgements(options.data, whole=options.whole)
    left_out, news = in_texts(held, "UW", tokenizer), read(options.taught)
    lesson = Lesson(load(options.reader), options.start)
    per_epoch = len(parcels(rows, tokenizer, random.Random(0), _WEB)) + -(-len(news) // _TOGETHER)
    course = Course(lesson.branch, options.rate, options.epochs * per_epoch)
    for epoch in range(options.epochs):
        lesson.branch.train()
        judged, taught = parcels(rows, tokenizer, rng, _WEB), _by_length(news, rng)
        order = [*((True, at) for at in range(len(judged))), *((False, at) for at in range(len(taught)))]
        rng.shuffle(order)
        for is_judged, at in order:
            course.take(lesson.judged(judged[at], rng) if is_judged else lesson.taught(taught[at], rng))
            if course.step % 100 == 0:
                print(f"{course.step}/{course.total}", file=sys.stderr, flush=True)
        torch.save(course.averaged, options.out)
        live = {name: value.clone() for name, value in lesson.branch.state_dict().items()}
        lesson.branch.load_state_dict(course.averaged)
        print(epoch + 1, figures(lesson.logits, left_out), flush=True)
        lesson.branch.load_state_dict(live)


if __name__ == "__main__":
    main()
