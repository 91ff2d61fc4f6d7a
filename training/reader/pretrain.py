"""Go on with masked-word pretraining on news before the reader is trained: `python -m training.reader.pretrain`."""

from __future__ import annotations

import argparse
import csv
import io
import json
import math
import random
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertModel

from training.reader.data import Document, Example, example, read_gmb, read_polnear, read_timeml
from training.reader.network import Reader
from training.reader.train import LENGTH, MASK, PUBLISHED, Batch, batches, published_tokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHARE = 0.2  # of the pieces are to be guessed
FIRST_PIECE = 999  # ids below are markers, not words


class Guesser(nn.Module):
    """Guess the masked pieces from the reader's encoder with the tied word embeddings (Devlin et al. 2019)."""

    def __init__(self, net: Reader) -> None:
        """Take the reader whose encoder and surface features go on learning."""
        super().__init__()
        self.net = net
        width = net.encoder.config.hidden_size
        self.transform = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.bias = nn.Parameter(torch.zeros(net.encoder.config.vocab_size))

    def forward(self, batch: Batch, ids: Tensor, chosen: Tensor) -> Tensor:
        """Return the logits (chosen, vocabulary) of the chosen pieces, read in the altered `ids`."""
        hidden = self.net.hidden(ids, batch.quote, batch.case, batch.layout, batch.mask)
        return self.transform(hidden[chosen]) @ self.net.encoder.embeddings.word_embeddings.weight.T + self.bias


def altered(ids: Tensor, vocabulary: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Choose pieces to guess; show four fifths of them as the mask, a tenth as another piece, a tenth as they are."""
    chosen = (torch.rand(ids.shape, generator=generator) < SHARE) & (ids >= FIRST_PIECE)
    dice = torch.rand(ids.shape, generator=generator)
    other = torch.randint(FIRST_PIECE, vocabulary, ids.shape, generator=generator)
    shown = torch.where(chosen & (dice < 0.8), MASK, ids)
    return torch.where(chosen & (dice >= 0.9), other, shown), chosen


def read_stories(path: Path) -> list[Document]:
    """Read the synthetic event stories (columns `id` and `story` or `text`)."""
    with zipfile.ZipFile(path) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".csv") and "MACOSX" not in n)
        rows = list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8"))))
    column = max(rows[0], key=lambda key: sum(len(str(row[key] or "")) for row in rows))
    return [Document(f"story-{at}", row[column]) for at, row in enumerate(rows) if row[column]]


def read_texts(data: Path) -> list[Document]:
    """Read the news texts that may train: each article once, without its labels."""
    articles = {d.text: d for d in read_polnear(data / "polnear/train")}
    stories = read_stories(next((data / "interactions/ngec").glob("*.zip")))
    tagged = read_gmb(data / "names/gmb/ner_dataset.csv.zip")
    return [*articles.values(), *stories, *tagged, *read_timeml(data / "tempeval3")]


def _examples(documents: list[Document], tokenizer: Tokenizer) -> list[Example]:
    return [example(Document(d.name, d.text), tokenizer) for d in documents]


@torch.no_grad()
def evaluate(guesser: Guesser, items: list[Example]) -> float:
    """Return the mean loss of masked pieces on held-out texts, with fixed masks."""
    generator = torch.Generator().manual_seed(0)
    total, count = 0.0, 0
    for rows in batches({"held": items}, {"held": 1.0}, random.Random(0), 4096):
        batch = Batch(rows, random.Random(0), 0.0)  # type: ignore[arg-type]
        ids, chosen = altered(batch.ids, guesser.bias.numel(), generator)
        with torch.autocast("cpu", torch.bfloat16):
            logits = guesser(batch, ids, chosen)
        total += float(F.cross_entropy(logits.float(), batch.ids[chosen], reduction="sum"))
        count += int(chosen.sum())
    return total / count


def main() -> None:
    """Train on every text once an epoch and save the reader's weights, heads untrained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--pieces", type=int, default=4096)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    generator = torch.Generator().manual_seed(args.seed)
    items = _examples(read_texts(args.data), published_tokenizer())
    rng.shuffle(items)
    held, items = items[:60], items[60:]
    print(f"{sum(len(i.pieces) for i in items)} pieces, windows of {LENGTH}", file=sys.stderr, flush=True)
    encoder = BertModel.from_pretrained(
        PUBLISHED, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0, add_pooling_layer=False
    )
    guesser = Guesser(Reader(encoder))
    optimizer = torch.optim.AdamW(guesser.parameters(), lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98))
    total = args.epochs * len(batches({"news": items}, {"news": 1.0}, random.Random(0), args.pieces))
    step, began = 0, time.monotonic()
    for epoch in range(args.epochs):
        losses = []
        for rows in batches({"news": items}, {"news": 1.0}, rng, args.pieces):
            step += 1
            factor = min(1.0, step / (0.06 * total)) * (0.5 * (1 + math.cos(math.pi * min(1.0, step / total)))) + 0.01
            for group in optimizer.param_groups:
                group["lr"] = args.rate * factor
            batch = Batch(rows, rng, 0.0)  # type: ignore[arg-type]
            ids, chosen = altered(batch.ids, guesser.bias.numel(), generator)
            with torch.autocast("cpu", torch.bfloat16):
                logits = guesser(batch, ids, chosen)
            loss = F.cross_entropy(logits.float(), batch.ids[chosen])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(guesser.parameters(), 1.0)
            optimizer.step()
            losses.append(float(loss))
            if step % 50 == 0:
                pace = (time.monotonic() - began) / step
                print(f"{step}/{total} loss {np.mean(losses[-50:]):.3f} {pace:.2f} s", file=sys.stderr, flush=True)
        torch.save(guesser.net.state_dict(), args.out / "pretrained.pt")
        print(json.dumps({"epoch": epoch + 1, "held": round(evaluate(guesser, held), 4)}), flush=True)


if __name__ == "__main__":
    main()
