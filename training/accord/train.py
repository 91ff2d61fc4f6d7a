"""Train the accord network: `python -m training.accord.train --data DIR --out FILE`.

Each epoch sees all pairs of sentences that tell one invented fact, twice as many of different facts of an event, the
closest above all, and shares of the other corpora (`--entailment`, `--changed`, `--real`).
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from secondsource.relate.vectors import Encoder
from training.accord.data import (
    CONTRADICTS,
    NO_CONFLICT,
    OTHER,
    Pair,
    pairs_of,
    read_changed,
    read_entailment,
    read_events,
    read_real,
    read_vitaminc_dev,
)
from training.accord.network import PUBLISHED, WIDTH, Accord

if TYPE_CHECKING:
    from collections.abc import Sequence

CLS, SEP = 101, 102
LONGEST = 100
PIECES = 4096
HELD = ("1.3", "3.1", "5.2")  # of each letter's events, those of these endings are held out
OTHERS = 1.5  # pairs of different facts beside each of the same one
HARD = 0.75
SMOOTHING = 0.02
DECAY = 0.998
WARM = 0.06  # share of the steps over which the rate rises
EVERY = 50  # steps between two messages, at which the weights are kept too
FRESH = frozenset(["side", "hidden", "facts", "entailment"])


class EventPairs(msgspec.Struct, frozen=True):
    """Pairs of one event and how close they are."""

    same: list[Pair]
    other: list[Pair]  # the closest first
    nearness: dict[Pair, float]  # cosines of the published sentence vectors


class Pieces:
    """The word pieces of texts, with the special pieces at both ends, kept."""

    def __init__(self) -> None:
        """Load the published tokenizer."""
        self.tokenizer = Tokenizer.from_file(str(PUBLISHED / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known: dict[str, list[int]] = {}
        self.kept: dict[str, Tensor] = {}  # states of texts, where the lower layers no longer change

    def of(self, text: str) -> list[int]:
        """Return a text's pieces."""
        if text not in self.known:
            self.known[text] = [CLS, *self.tokenizer.encode(text, add_special_tokens=False).ids[:LONGEST], SEP]
        return self.known[text]

    def size(self, pair: Pair) -> int:
        """Return how many pieces a pair has."""
        return len(self.of(pair.a)) + len(self.of(pair.b))

    def padded(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """Return pieces and mask of some texts; few lengths, since each costs the bf16 kernels a compilation."""
        rows = [self.of(text) for text in texts]
        ids = torch.zeros(len(rows), -(-max(map(len, rows)) // 8) * 8, dtype=torch.long)
        mask = torch.zeros_like(ids)
        for at, row in enumerate(rows):
            ids[at, : len(row)] = torch.tensor(row)
            mask[at, : len(row)] = 1
        return ids, mask

    @torch.no_grad()
    def states(self, net: Accord, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """Return what the lower layers make of some texts, each read once, and the mask."""
        net.embeddings.eval()
        net.below.eval()
        new = sorted({text for text in texts if text not in self.kept}, key=lambda text: len(self.of(text)))
        for at in range(0, len(new), 64):
            some = new[at : at + 64]
            with torch.autocast("cpu", torch.bfloat16):
                found = net.read(*self.padded(some)).to(torch.bfloat16)
            self.kept.update((text, found[row, : len(self.of(text))].clone()) for row, text in enumerate(some))
        _, mask = self.padded(texts)
        joined = torch.zeros(*mask.shape, WIDTH, dtype=torch.bfloat16)
        for row, text in enumerate(texts):
            joined[row, : len(self.of(text))] = self.kept[text]
        return joined, mask


def logits(net: Accord, pieces: Pieces, batch: Sequence[Pair], *, upper: bool = False) -> Tensor:
    """Return the logits of a batch of one task; with `upper` the lower layers are taken as they are."""
    ones, others = [p.a for p in batch], [p.b for p in batch]
    head = net.facts if batch[0].task == "facts" else net.entailment
    if not upper:
        with torch.autocast("cpu", torch.bfloat16):
            return head(net(pieces.padded(ones), pieces.padded(others))).float()
    (one, mask), (other, their_mask) = pieces.states(net, ones), pieces.states(net, others)
    side = torch.cat([torch.zeros_like(mask), torch.ones_like(their_mask)], dim=1)
    with torch.autocast("cpu", torch.bfloat16):
        return head(net.meet(torch.cat([one, other], dim=1), side, torch.cat([mask, their_mask], dim=1))).float()


def loss_of(scores: Tensor, labels: Tensor) -> Tensor:
    """Return the mean cross entropy; of pairs known only not to be in conflict, that of the two other answers."""
    sure = labels != NO_CONFLICT
    total = F.cross_entropy(scores[sure], labels[sure], label_smoothing=SMOOTHING, reduction="sum")
    chances = scores[~sure].softmax(dim=-1)[:, CONTRADICTS]
    return (total - torch.log1p(-chances.clamp(max=0.999)).sum()) / len(labels)


def batches(pairs: list[Pair], pieces: Pieces, draw: random.Random) -> list[list[Pair]]:
    """Return batches of one task and of about equal lengths, in random order; pairs of facts either way round."""
    found = []
    for task in ("facts", "entailment"):
        held = [
            p if task != "facts" or draw.random() < 0.5 else Pair(p.b, p.a, p.label) for p in pairs if p.task == task
        ]
        held.sort(key=lambda p: pieces.size(p) + draw.random() * 6)
        row: list[Pair] = []
        for pair in held:
            if row and (len(row) + 1) * (pieces.size(pair) + 12) > PIECES:
                found.append(row)
                row = []
            row.append(pair)
        found += [row] if row else []
    draw.shuffle(found)
    return found


def invented(encoder: Encoder, letters: str) -> dict[str, EventPairs]:
    """Return the pairs of each invented event of the files that begin with some letters."""
    found = {}
    for name, event in read_events().items():
        if name[0] not in letters:
            continue
        texts = sorted({text for fact in event for _, text in fact})
        at = {text: number for number, text in enumerate(texts)}
        vectors = encoder.encode(texts)
        close = vectors @ vectors.T
        pairs = list(pairs_of(event))
        nearness = {p: float(close[at[p.a], at[p.b]]) for p in pairs}
        other = sorted((p for p in pairs if p.label == OTHER), key=lambda p: -nearness[p])
        found[name] = EventPairs([p for p in pairs if p.label != OTHER], other, nearness)
    return found


def drawn(tasks: Sequence[EventPairs], draw: random.Random) -> list[Pair]:
    """Return the pairs of an epoch."""
    found = []
    for task in tasks:
        found += task.same
        wanted = round(len(task.same) * OTHERS)
        hard = task.other[: 2 * wanted]
        found += draw.sample(hard, min(len(hard), round(wanted * HARD)))
        found += draw.sample(task.other, min(len(task.other), round(wanted * (1 - HARD))))
    return found


@torch.no_grad()
def scores(net: Accord, pieces: Pieces, pairs: Sequence[Pair]) -> np.ndarray:
    """Return the probabilities (pairs x answers) of pairs of one task."""
    net.eval()
    order = sorted(range(len(pairs)), key=lambda at: pieces.size(pairs[at]))
    found = np.zeros((len(pairs), 3), dtype=np.float32)
    for at in range(0, len(order), 64):
        rows = order[at : at + 64]
        found[rows] = logits(net, pieces, [pairs[row] for row in rows]).softmax(dim=-1).numpy()
    net.train()
    return found


def evaluate(net: Accord, pieces: Pieces, held: Sequence[EventPairs], entailment: Sequence[Pair]) -> dict[str, float]:
    """Return figures on held-out events (a fifth of their pairs of different facts, the closest) and on VitaminC."""
    from sklearn.metrics import average_precision_score  # noqa: PLC0415 -- training only

    pairs = [p for task in held for p in (*task.same, *task.other[: len(task.other) // 5])]
    chances, labels = scores(net, pieces, pairs), np.array([p.label for p in pairs])
    sure = labels != NO_CONFLICT
    matched = (labels == 1) | (labels == CONTRADICTS)
    wrong = chances[:, CONTRADICTS]
    near = np.array([task.nearness[p] for task in held for p in (*task.same, *task.other[: len(task.other) // 5])])
    tempting = ~sure | (labels == CONTRADICTS)
    known = np.array([p.label for p in entailment])
    guessed = scores(net, pieces, entailment)
    told = known != 1
    return {
        "accuracy": float((chances.argmax(1) == labels)[sure].mean()),
        "conflicts_ap": float(average_precision_score(labels == CONTRADICTS, wrong)),
        "conflicts_ap_by_cosine": float(average_precision_score(labels == CONTRADICTS, near)),
        "one_point_ap_by_cosine": float(average_precision_score(labels[sure] != OTHER, near[sure])),
        "one_point_ap": float(average_precision_score(labels[sure] != OTHER, 1 - chances[sure, OTHER])),
        "conflict_or_same_auc": _area(labels[matched] == CONTRADICTS, wrong[matched]),
        "conflict_or_fits_auc": _area(labels[tempting] == CONTRADICTS, wrong[tempting]),
        "recall_at_90": _recall(wrong, labels == CONTRADICTS, 0.9),
        "recall_at_75": _recall(wrong, labels == CONTRADICTS, 0.75),
        "vitaminc": float((guessed.argmax(1) == known).mean()),
        "vitaminc_two": float(((guessed[:, 2] > guessed[:, 0]) == (known == 2))[told].mean()),
    }


def _area(right: np.ndarray, chances: np.ndarray) -> float:
    """Return the area under the curve; 0 where there is but one class."""
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415 -- training only

    return float(roc_auc_score(right, chances)) if 0 < right.sum() < len(right) else 0.0


def _recall(chances: np.ndarray, right: np.ndarray, precision: float) -> float:
    order = np.argsort(-chances)
    hits = right[order].cumsum()
    good = hits / np.arange(1, len(hits) + 1) >= precision
    return float(hits[good].max() / right.sum()) if good.any() else 0.0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--events", default="abcdefghijklm", help="first letters of the files of invented events")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--entailment", type=float, default=0.2, help="share of these pairs an epoch")
    parser.add_argument("--changed", type=float, default=0.2)
    parser.add_argument("--real", type=float, default=0.3)
    parser.add_argument("--drop", type=float, default=0.1, help="dropout")
    parser.add_argument("--upper", action="store_true", help="leave the lower layers as they are")
    parser.add_argument("--share", type=float, default=1.0, help="share of the pairs of facts an epoch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


class Corpora:
    """All pairs, and what an epoch shows of them."""

    def __init__(self, args: argparse.Namespace) -> None:
        """Read them."""
        self.share = args.share
        self.shares = {"entailment": args.entailment, "changed": args.changed, "real": args.real}
        tasks = invented(Encoder(threads=args.threads), args.events)
        self.held = [task for name, task in tasks.items() if name.endswith(HELD)]
        self.tasks = [task for name, task in tasks.items() if not name.endswith(HELD)]
        self.others = {
            "entailment": read_entailment(args.data),
            "changed": read_changed(args.data),
            "real": read_real(args.data, random.Random(args.seed)) if args.real else [],
        }
        self.vitaminc = read_vitaminc_dev(args.data)[::3]

    def epoch(self, draw: random.Random) -> list[Pair]:
        """Return one epoch's pairs."""
        found = drawn(self.tasks, draw)
        found = draw.sample(found, round(len(found) * self.share))
        for name, pairs in self.others.items():
            found += draw.sample(pairs, round(len(pairs) * self.shares[name]))
        return found


def _optimizer(net: Accord, args: argparse.Namespace) -> torch.optim.AdamW:
    """Return the optimizer: a higher rate for what starts from scratch; the lower layers left out where they stay."""
    fresh = [p for n, p in net.named_parameters() if n.split(".")[0] in FRESH]
    if args.upper:
        for part in (net.embeddings, net.below):
            part.requires_grad_(requires_grad=False)
        old = list(net.above.parameters())
    else:
        old = [p for n, p in net.named_parameters() if n.split(".")[0] not in FRESH]
    groups = [{"params": old, "top": args.rate}, {"params": fresh, "top": 1e-3 if args.start is None else args.rate}]
    return torch.optim.AdamW(groups, lr=args.rate, weight_decay=0.01, fused=True)


class Trainer:
    """The network, its optimizer and the running average of its weights."""

    def __init__(self, args: argparse.Namespace, total: int) -> None:
        """Build the network, from earlier weights where given; `total` is the number of steps."""
        self.net = Accord(args.drop)
        if args.start:
            self.net.load_state_dict(torch.load(args.start))
        self.optimizer = _optimizer(self.net, args)
        self.averaged = {k: v.detach().clone() for k, v in self.net.state_dict().items()}
        self.total, self.upper, self.steps = total, args.upper, 0

    def learn(self, pieces: Pieces, batch: Sequence[Pair]) -> float:
        """Take a step on one batch and return its loss."""
        self.steps += 1
        done = min(1.0, self.steps / self.total)
        factor = min(1.0, done / WARM) * 0.5 * (1 + math.cos(math.pi * done)) + 0.01
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * factor
        loss = loss_of(logits(self.net, pieces, batch, upper=self.upper), torch.tensor([p.label for p in batch]))
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        decay = min(DECAY, self.steps / (self.steps + 100))
        with torch.no_grad():
            for name, value in self.net.state_dict().items():
                if value.is_floating_point():
                    self.averaged[name].lerp_(value, 1 - decay)
        return float(loss.detach())

    def evaluate(self, pieces: Pieces, corpora: Corpora) -> dict[str, float]:
        """Return the figures of the averaged weights."""
        live = {k: v.detach().clone() for k, v in self.net.state_dict().items()}
        self.net.load_state_dict(self.averaged)
        figures = evaluate(self.net, pieces, corpora.held, corpora.vitaminc)
        self.net.load_state_dict(live)
        return {name: round(value, 4) for name, value in figures.items()}


def main() -> None:
    """Train, evaluate each epoch, keep the running average of the weights."""
    args = _arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    draw, pieces, corpora = random.Random(args.seed), Pieces(), Corpora(args)
    per_epoch = len(batches(corpora.epoch(random.Random(0)), pieces, random.Random(0)))
    trainer, losses, began = Trainer(args, per_epoch * args.epochs), [], time.monotonic()
    for epoch in range(args.epochs):
        for batch in batches(corpora.epoch(draw), pieces, draw):
            losses.append(trainer.learn(pieces, batch))
            if trainer.steps % EVERY == 0:
                torch.save(trainer.averaged, args.out)
                pace = (time.monotonic() - began) / trainer.steps
                told = f"{trainer.steps}/{trainer.total} loss {np.mean(losses[-EVERY:]):.4f} {pace:.2f} s a step"
                print(told, file=sys.stderr, flush=True)
        torch.save(trainer.averaged, args.out)
        print(epoch + 1, trainer.evaluate(pieces, corpora), flush=True)


if __name__ == "__main__":
    main()
