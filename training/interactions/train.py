"""Train the interaction classifier: `python -m training.interactions.train --data DIR --out DIR [--folds]`.

With --folds five networks are trained, each without a fifth of PLV, and the predictions for that fifth are kept; with
neither the shipped one, on all of it.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from transformers import BertModel

from secondsource.annotate.interactions.pairs import clip
from secondsource.language.plover import CLASSES, NONE
from training.interactions.data import (
    QUADS,
    Example,
    bystander,
    read_codebook,
    read_headlines,
    read_none,
    read_plain,
    read_plv,
    read_quads,
    swapped,
)
from training.interactions.network import LOWER, Classifier
from training.reader.train import PUBLISHED, published_tokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP = 101, 102
FOLDS = 5


class States:
    """The lower layers' states of sentences, computed once: those layers are not trained."""

    def __init__(self, net: Classifier, tokenizer: Tokenizer) -> None:
        """Take the network whose lower layers are used."""
        self.net, self.tokenizer = net, tokenizer
        self.known: dict[tuple[int, ...], torch.Tensor] = {}

    def fill(self, rows: list[tuple[int, ...]]) -> None:
        """Compute the states of sentences not met before, batched by length."""
        new = sorted({row for row in rows if row not in self.known}, key=len)
        for at in range(0, len(new), 64):
            part = new[at : at + 64]
            longest = len(part[-1])
            ids = torch.tensor([[*row, *[0] * (longest - len(row))] for row in part])
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                hidden = self.net.lower(ids, (ids > 0).long())
            for row, state in zip(part, hidden, strict=True):
                self.known[row] = state[: len(row)].bfloat16().clone()


class Batch:
    """Sentences padded to one length, with roles, allowed types and weights."""

    def __init__(self, items: list[Example], states: States, rng: random.Random, drop: float) -> None:
        """Look up the sentences' states and blank a share `drop` of them."""
        rows = [encode(item, states.tokenizer) for item in items]
        states.fill([tuple(ids) for ids, _ in rows])
        longest = -(-max(len(ids) for ids, _ in rows) // 16) * 16
        shape = (len(rows), longest)
        self.hidden = torch.zeros(*shape, 384)
        self.role, self.mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
        self.allowed = torch.zeros(len(rows), len(CLASSES))
        for row, ((ids, role), item) in enumerate(zip(rows, items, strict=True)):
            self.hidden[row, : len(ids)] = states.known[tuple(ids)].float()
            self.role[row, : len(ids)] = torch.tensor(role)
            self.mask[row, : len(ids)] = 1
            for name in item.allowed:
                self.allowed[row, CLASSES.index(name)] = 1
            if drop:
                blank = [at for at in range(1, len(ids)) if rng.random() < drop]
                self.hidden[row, blank] = 0.0
        self.weight = torch.tensor([item.weight for item in items])


def encode(item: Example, tokenizer: Tokenizer) -> tuple[list[int], list[int]]:
    """Return the pieces of a sentence around its pair and their roles, as at run time."""
    encoding = tokenizer.encode(item.text, add_special_tokens=False)
    role = [1 if _inside(span, item.actor) else 2 if _inside(span, item.target) else 0 for span in encoding.offsets]
    first, last = clip(role)
    return [CLS, *encoding.ids[first:last], SEP], [0, *role[first:last], 0]


def _inside(span: tuple[int, int], place: tuple[int, int] | None) -> bool:
    return place is not None and span[0] < place[1] and place[0] < span[1]


def batches(items: list[Example], states: States, rng: random.Random, drop: float, size: int) -> list[Batch]:
    """Cut examples into batches of similar lengths, in random order."""
    ordered = sorted(items, key=lambda i: (len(i.text) // 24, rng.random()))
    rows = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    rng.shuffle(rows)
    return [Batch(row, states, rng, drop) for row in rows]


def loss_of(net: Classifier, batch: Batch) -> torch.Tensor:
    """Return the weighted negative logarithm of the probability of the allowed types together."""
    with torch.autocast("cpu", torch.bfloat16):
        logits = net.upper(batch.hidden, batch.role, batch.mask)
    logs = torch.log_softmax(logits.float(), -1)
    terms = -torch.logsumexp(logs.masked_fill(batch.allowed == 0, -1e9), -1)
    return (terms * batch.weight).sum() / batch.weight.sum()


class Trainer:
    """One network in training with its running average."""

    def __init__(self, start: dict[str, torch.Tensor] | None, rate: float, seed: int) -> None:
        """Start from the published encoder, or from a state of this network."""
        torch.manual_seed(seed)
        encoder = BertModel.from_pretrained(
            PUBLISHED, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0, add_pooling_layer=False
        )
        for part in (encoder.embeddings, encoder.encoder.layer[:LOWER]):
            part.requires_grad_(False)  # noqa: FBT003 -- torch's signature
        self.net = Classifier(encoder)
        if start:
            self.net.load_state_dict(start)
        named = [(n, p) for n, p in self.net.named_parameters() if p.requires_grad]
        fresh = [p for n, p in named if not n.startswith("encoder.")]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": [p for n, p in named if n.startswith("encoder.")], "lr": rate, "top": rate},
                {"params": fresh, "lr": 1e-3, "top": 1e-3},
            ],
            weight_decay=0.01,
        )
        self.moving = {n for n, p in named}
        self.averaged = {k: v.detach().clone() for k, v in self.net.state_dict().items()}

    def run(self, epochs: list[list[Batch]]) -> float:
        """Train over the epochs and return the last epoch's mean loss."""
        total, step, began, losses = sum(map(len, epochs)), 0, time.monotonic(), []
        for epoch in epochs:
            losses = []
            for batch in epoch:
                step += 1
                factor = min(1.0, step / (0.1 * total)) * 0.5 * (1 + math.cos(math.pi * step / total)) + 0.01
                for group in self.optimizer.param_groups:
                    group["lr"] = group["top"] * factor
                loss = loss_of(self.net, batch)
                self.optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
                self.optimizer.step()
                losses.append(float(loss.detach()))
                decay = min(0.99, step / (step + 20))
                with torch.no_grad():
                    for name, value in self.net.state_dict().items():
                        if name in self.moving:
                            self.averaged[name].lerp_(value, 1 - decay)
            print(f"{step}/{total} {np.mean(losses):.3f} {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
        self.net.load_state_dict(self.averaged)
        return float(np.mean(losses))


@torch.no_grad()
def predict(net: Classifier, items: list[Example], states: States) -> np.ndarray:
    """Return the probability of every class for every example."""
    net.eval()
    rng, found = random.Random(0), []
    order = sorted(range(len(items)), key=lambda i: len(items[i].text))
    for at in range(0, len(order), 32):
        batch = Batch([items[i] for i in order[at : at + 32]], states, rng, 0.0)
        with torch.autocast("cpu", torch.bfloat16):
            found.append(net.upper(batch.hidden, batch.role, batch.mask).float().softmax(-1).numpy())
    net.train()
    table = np.zeros((len(items), len(CLASSES)))
    table[order] = np.concatenate(found)
    return table


def folds(items: list[Example]) -> list[int]:
    """Return the fold of every example: sentences that stand twice share one, the rest is drawn with a fixed seed."""
    texts = sorted({item.text for item in items})
    random.Random(7).shuffle(texts)
    home = {text: at % FOLDS for at, text in enumerate(texts)}
    return [home[item.text] for item in items]


def figures(items: list[Example], table: np.ndarray) -> dict[str, float]:
    """Return macro-F1 over root types, quad classes and the two sides, none left out as the actors are given."""
    from bench.interactions import macro_scores  # noqa: PLC0415 -- the benchmark's own measure

    return macro_scores([(item.allowed, item.quad) for item in items], table)


def epochs_of(
    plv: list[Example], other: list[Example], args: argparse.Namespace, rng: random.Random
) -> list[list[Example]]:
    """Make the epochs of the second stage: PLV with its swapped and mistaken pairs, and a share of the rest."""
    found = []
    for _ in range(args.epochs):
        wrong = [e for item in plv if rng.random() < 0.35 and (e := swapped(item))]
        wrong += [e for item in plv if rng.random() < 0.2 and (e := bystander(item, rng))]
        none = [item for item in other if NONE in item.allowed]
        some = [item for item in other if NONE not in item.allowed]
        found.append([*plv, *wrong, *rng.sample(none, min(len(none), args.none)), *rng.sample(some, args.other)])
    return found


def main() -> None:
    """Train first on headlines, code book and quad classes, then on PLV as well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, nargs="*", help="which folds to hold out; none named: train on all")
    parser.add_argument("--start", help="weights to go on from instead of the first stage; {fold} stands for the fold")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--first", type=int, default=3)
    parser.add_argument("--other", type=int, default=110)
    parser.add_argument("--none", type=int, default=420)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--drop", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(args.seed)
    plv = read_plv(args.data)
    other = [*read_headlines(args.data, rng), *read_codebook(args.data), *read_quads(args.data)]
    other += read_plain(args.data, rng)
    trainer = Trainer(None, args.rate, args.seed)
    states = States(trainer.net, published_tokenizer())
    start = args.out / "first.pt"
    if not start.exists():
        trainer.run([batches(other, states, rng, args.drop, 32) for _ in range(args.first)])
        torch.save(trainer.averaged, start)
    home, none = folds(plv), read_none(args.data)
    table = np.zeros((len(plv), len(CLASSES)))
    for fold in args.folds or [-1]:
        begin = Path(args.start.format(fold=fold)) if args.start else start
        trainer = Trainer(torch.load(begin), args.rate, args.seed)
        kept = [item for item, at in zip(plv, home, strict=True) if at != fold]
        rows = epochs_of(kept, other, args, random.Random(args.seed + fold))
        trainer.run([batches(row, states, rng, args.drop, 32) for row in rows])
        torch.save(trainer.averaged, args.out / f"fold{fold}.pt")
        calls = [CLASSES[at] not in QUADS["0"] for at in predict(trainer.net, none, states).argmax(-1)]
        wrong = [c for c, item in zip(calls, none, strict=True) if item.quad == "0"]
        missed = [not c for c, item in zip(calls, none, strict=True) if item.quad != "0"]
        report = {"fold": fold, "false": float(np.mean(wrong)), "missed": float(np.mean(missed))}
        held = [i for i, at in enumerate(home) if at == fold]
        if held:
            part = [plv[i] for i in held]
            table[held] = predict(trainer.net, part, states)
            report |= figures(part, table[held]) | direction(trainer.net, part, table[held], states)
        print(json.dumps(report), flush=True)
    np.save(args.out / "table.npy", table)


def direction(net: Classifier, items: list[Example], table: np.ndarray, states: States) -> dict[str, float]:
    """Return how often a swapped pair looks more like none than the pair the right way round, and is called none."""
    pairs = [(s, row) for item, row in zip(items, table, strict=True) if (s := swapped(item))]
    turned = predict(net, [s for s, _ in pairs], states)
    told = np.mean([t[0] > row[0] for t, (_, row) in zip(turned, pairs, strict=True)])
    none = np.mean(turned.argmax(-1) == 0)
    lost = np.mean(table.argmax(-1) == 0)
    return {"direction": float(told), "swapped_none": float(none), "right_none": float(lost)}


if __name__ == "__main__":
    main()
