"""What both trainings share: batches of judged texts, the course of the rate, averaged weights, figures."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import torch

from training.certainty.data import CORPORA, LIMIT, plain
from training.reader.train import Batch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from torch import Tensor, nn

    from training.certainty.data import Judged

_WARM = 0.06  # of all steps
_UNREAL = 1.5  # events that judges call less certain on the whole did not happen, or are only possible or planned
HEAD_RATE = 1e-3


class Course:
    """AdamW with a warm-up and a cosine, and a running average of what learns."""

    def __init__(self, net: nn.Module, rate: float, total: int) -> None:
        """Take the network, the rate of all but its head, and how many steps there will be."""
        self.net, self.total, self.step = net, total, 0
        head = [p for name, p in net.named_parameters() if name.startswith("head") and p.requires_grad]
        rest = [p for name, p in net.named_parameters() if not name.startswith("head") and p.requires_grad]
        self.parameters = [*rest, *head]
        self._optimizer = torch.optim.AdamW(
            [{"params": rest, "top": rate}, {"params": head, "top": HEAD_RATE}], lr=rate, weight_decay=0.01
        )
        self.averaged = {name: value.detach().clone() for name, value in net.state_dict().items()}

    def take(self, loss: Tensor) -> None:
        """Take one step down."""
        self.step += 1
        along = min(1.0, self.step / self.total)
        factor = min(1.0, self.step / (_WARM * self.total)) * 0.5 * (1 + math.cos(math.pi * along)) + 0.01
        for group in self._optimizer.param_groups:
            group["lr"] = group["top"] * factor
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call] -- torch leaves it without hints
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self._optimizer.step()
        decay = min(0.99, self.step / (self.step + 50))
        with torch.no_grad():
            for name, value in self.net.state_dict().items():
                if value.is_floating_point():
                    self.averaged[name].lerp_(value, 1 - decay)


class Figures(msgspec.Struct, frozen=True):
    """Mean absolute error, Pearson's r, and the best F1 of what is unreal over all thresholds, with the threshold."""

    mae: float
    r: float
    best_f1: float
    at: float


def places_of(items: Sequence[Judged]) -> tuple[list[tuple[int, int, int]], Tensor]:
    """Return where a batch's judged pieces are (row, piece, corpus), and their certainty."""
    places = [(row, at + 1, CORPORA.index(item.corpus)) for row, item in enumerate(items) for at in item.at]
    return places, torch.tensor([value for item in items for value in item.certain])


def batch_of(items: Sequence[Judged], rng: random.Random, drop: float) -> Batch:
    """Make a batch of judged texts."""
    return Batch(plain(items), rng, drop)


@torch.no_grad()
def figures(logits: Callable[[Batch], Tensor], items: Sequence[Judged]) -> Figures:
    """Measure a network on judged texts, by the layer of UW."""
    said, wanted = certainty_of(logits, items)
    gold = wanted < _UNREAL
    best = max(
        (2 * float((gold & (said < cut)).sum()) / float(gold.sum() + (said < cut).sum()), cut)
        for cut in np.arange(0.0, 2.8, 0.1).tolist()
    )
    spread = float(np.corrcoef(said, wanted)[0, 1])
    return Figures(
        round(float(np.abs(said - wanted).mean()), 4), round(spread, 4), round(best[0], 4), round(best[1], 1)
    )


@torch.no_grad()
def certainty_of(
    logits: Callable[[Batch], Tensor], items: Sequence[Judged]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the certainty said and wanted of all judged pieces, from -3 to +3."""
    said, wanted = [], []
    for item in items:
        certain = torch.softmax(logits(batch_of([item], random.Random(0), 0.0))[0, :, :2].float(), -1)[:, 1]
        said += [2 * LIMIT * float(certain[at + 1]) - LIMIT for at in item.at]
        wanted += [2 * LIMIT * value - LIMIT for value in item.certain]
    return np.array(said), np.array(wanted)
