"""Distil several readers into one: `python -m training.reader.distil --data DIR --start W --teachers A B --out DIR`.

The student goes on from earlier weights and learns the mean of its teachers' probabilities beside the gold labels
(Hinton, Vinyals and Dean 2015): roles of all texts, links of the annotated ones. Teachers trained from different
starts err in different places; their mean is better than each.
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

import msgspec
import numpy as np
import torch
from torch.nn import functional as F
from transformers import BertModel

from secondsource.annotate.reader import Reader as Tagger
from training.reader.augment import name_pool, renamed
from training.reader.data import Document, Example, example, read_gmb, read_polnear, read_timeml
from training.reader.labels import IGNORE, ROLES
from training.reader.network import TAG_LAYERS, Reader
from training.reader.train import PUBLISHED, WEIGHTS, Batch, batches, evaluate, published_tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray  # noqa: TC004 -- never decoded, so the hints stay unread
    from tokenizers import Tokenizer

SHARES = {"polnear": 1.0, "gmb": 0.25, "timeml": 0.6}
GOLD = 0.5  # weight of the gold labels beside the teachers'
LINKS = 8.0


class Taught(msgspec.Struct, frozen=True):
    """What the teachers say of a text: probabilities per piece and role, and per link those of source and content."""

    roles: dict[str, NDArray[np.float32]]
    links: tuple[NDArray[np.float32], ...]


class Teachers:
    """Several readers of one kind as one: the mean of their probabilities, of links the mean of their logits."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Load them, one thread each."""
        self.readers = [Tagger(path, threads=torch.get_num_threads()) for path in paths]

    def teach(self, text: str, item: Example) -> Taught:
        """Tag a text and score the links of its annotated cues."""
        tagged = [reader.tag(text) for reader in self.readers]
        roles = {role: np.mean([t.layers[role] for t in tagged], axis=0) for role in ROLES}
        links = []
        for _, cue, _ in item.links:
            if not len(cue):
                links.append(np.zeros((len(item.pieces), 2), dtype=np.float32))
                continue
            scores = [r.link(t, cue).clip(1e-5, 1 - 1e-5) for r, t in zip(self.readers, tagged, strict=True)]
            links.append((1 / (1 + np.exp(-np.mean([np.log(s / (1 - s)) for s in scores], axis=0)))).astype(np.float32))
        return Taught(roles, tuple(links))


class SoftBatch(Batch):
    """A batch with the teachers' probabilities beside the gold labels."""

    def __init__(
        self, items: list[tuple[Example, int, int]], taught: dict[str, Taught], rng: random.Random, drop: float
    ) -> None:
        """Pad the windows as `Batch` does and add what the teachers say of them."""
        super().__init__(items, rng, drop)
        rows, longest = self.ids.shape
        self.soft = {role: torch.zeros(rows, longest, 3) for role in ROLES}
        self.soft_links: list[torch.Tensor] = []
        for row, (item, start, end) in enumerate(items):
            told = taught[item.name]
            for role in ROLES:
                self.soft[role][row, 1 : 1 + end - start] = torch.from_numpy(told.roles[role][start:end])
            for (_, cue, _), scores in zip(item.links, told.links, strict=True):
                if len(cue) and start <= cue[0] and cue[-1] < end:
                    target = torch.zeros(longest, 2)
                    target[1 : 1 + end - start] = torch.from_numpy(scores[start:end])
                    self.soft_links.append(target)


def loss_of(net: Reader, batch: SoftBatch) -> torch.Tensor:
    """Return the weighted sum of the tag losses and the link loss against gold and teachers."""
    with torch.autocast("cpu", torch.bfloat16):
        tags, vectors = net(batch.ids, batch.quote, batch.case, batch.layout, batch.mask)
    tags, vectors = tags.float(), vectors.float()
    total = torch.zeros(())
    inside = batch.soft[ROLES[0]].sum(-1) > 0
    for (layer, size), logits in zip(TAG_LAYERS.items(), tags.split(list(TAG_LAYERS.values()), -1), strict=True):
        labels = batch.labels.get(layer)
        if layer in ROLES:
            target = batch.soft[layer]
            if labels is not None:
                gold = F.one_hot(labels.clamp(min=0), size).float()
                target = torch.where((labels != IGNORE)[..., None], GOLD * gold + (1 - GOLD) * target, target)
            total = total - WEIGHTS[layer] * (target * logits.log_softmax(-1)).sum(-1)[inside].mean()
        elif labels is not None:
            total = total + WEIGHTS[layer] * F.cross_entropy(
                logits.reshape(-1, size), labels.reshape(-1), ignore_index=IGNORE
            )
    terms = []
    for (row, cue, gold), soft in zip(batch.links, batch.soft_links, strict=True):
        length = int(batch.mask[row].sum())
        target = (GOLD * gold + (1 - GOLD) * soft)[:length]
        logits = net.link_logits(vectors[row, :length], cue)
        terms.append(F.binary_cross_entropy_with_logits(logits, target, reduction="sum") / length)
    return total + LINKS * torch.stack(terms).mean() if terms else total


class Corpora:
    """The training texts with what the teachers say of them; the articles drawn anew each epoch."""

    def __init__(self, data: Path, tokenizer: Tokenizer, teachers: Teachers, rename: float) -> None:
        """Read them; `rename` is the share of PolNeAR articles whose names are replaced each epoch."""
        self.tokenizer, self.teachers, self.rename = tokenizer, teachers, rename
        self.articles: dict[str, list[Document]] = {}
        for document in read_polnear(data / "polnear/train"):
            self.articles.setdefault(document.text, []).append(document)
        self.others = {
            "gmb": read_gmb(data / "names/gmb/ner_dataset.csv.zip"),
            "timeml": read_timeml(data / "tempeval3"),
        }
        self.pool = name_pool(self.others["gmb"])

    def epoch(self, rng: random.Random) -> tuple[dict[str, list[Example]], dict[str, Taught]]:
        """Return the groups of one epoch, of an article with several annotators one annotation, and what is taught."""
        chosen = [rng.choice(documents) for documents in self.articles.values()]
        shown = [renamed(d, self.pool, rng) if rng.random() < self.rename else d for d in chosen]
        drawn = {n: rng.sample(docs, round(len(docs) * SHARES[n])) for n, docs in self.others.items()}
        groups, taught = {}, {}
        for name, documents in {"polnear": shown, **drawn}.items():
            groups[name] = [example(d, self.tokenizer) for d in documents]
            for document, item in zip(documents, groups[name], strict=True):
                taught[item.name] = self.teachers.teach(document.text, item)
        return groups, taught


def _arguments() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="weights to go on from")
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="exported readers")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--pieces", type=int, default=4096)
    parser.add_argument("--drop", type=float, default=0.08)
    parser.add_argument("--rename", type=float, default=0.5)
    return parser.parse_args()


def _step(net: Reader, optimizer: torch.optim.Optimizer, batch: SoftBatch) -> float:
    loss = loss_of(net, batch)
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def main() -> None:
    """Train, evaluate each epoch on PolNeAR dev, and keep a checkpoint of the averaged weights."""
    args = _arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    tokenizer = published_tokenizer()
    corpora = Corpora(args.data, tokenizer, Teachers(args.teachers), args.rename)
    dev = [example(d, tokenizer) for d in read_polnear(args.data / "polnear/dev")]
    net = Reader(
        BertModel.from_pretrained(
            PUBLISHED, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0, add_pooling_layer=False
        )
    )
    net.load_state_dict(torch.load(args.start))
    optimizer = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.01, fused=True)
    averaged = {k: v.detach().clone() for k, v in net.state_dict().items()}
    shares = dict.fromkeys(SHARES, 1.0)
    step, total, began = 0, 0, time.monotonic()
    for epoch in range(args.epochs):
        groups, taught = corpora.epoch(rng)
        rows = batches(groups, shares, rng, args.pieces)
        total = total or len(rows) * args.epochs
        losses = []
        for row in rows:
            step += 1
            warm = min(1.0, step / (0.06 * total))
            rate = args.rate * (warm * 0.5 * (1 + math.cos(math.pi * min(1.0, step / total))) + 0.01)
            for group in optimizer.param_groups:
                group["lr"] = rate
            losses.append(_step(net, optimizer, SoftBatch(row, taught, rng, args.drop)))  # type: ignore[arg-type]
            decay = min(0.995, step / (step + 50))
            with torch.no_grad():
                for name, value in net.state_dict().items():
                    if value.is_floating_point():
                        averaged[name].lerp_(value, 1 - decay)
            if step % 50 == 0:
                pace = (time.monotonic() - began) / step
                told = f"{step}/{total} loss {np.mean(losses[-50:]):.4f} {pace:.2f} s a step"
                print(told, file=sys.stderr, flush=True)
        live = {k: v.detach().clone() for k, v in net.state_dict().items()}
        torch.save(averaged, args.out / "reader.pt")
        net.load_state_dict(averaged)
        print(json.dumps({"epoch": epoch + 1, **evaluate(net, dev[::5])}), flush=True)
        net.load_state_dict(live)


if __name__ == "__main__":
    main()
