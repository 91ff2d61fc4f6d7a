"""Teach a large network how certain events are: `python -m training.certainty.teach --data DIR --encoder DIR --out PT`.

All-mpnet-base-v2 (Song et al. 2020; Reimers and Gurevych 2019) learns the judgements of UW (Lee et al. 2015), MEANTIME
(Minard et al. 2016) and UDS-IH2 (Rudinger et al. 2018) as unified by Stanovsky et al. (2017), a layer each. A fifth of
UW's training part is left out and measured on after every epoch.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from transformers import MPNetModel

from training.certainty.data import in_texts, judgements, parcels
from training.certainty.learn import Course, batch_of, figures, places_of
from training.certainty.network import Teacher, judged_loss
from training.reader.train import Batch, published_tokenizer

if TYPE_CHECKING:
    from torch import Tensor

_RATE = 5e-5
_WEB = 0.35  # of UDS-IH2 an epoch
_HIDDEN = 0.03  # of the pieces, behind the mask


def build(encoder: Path) -> Teacher:
    """Build the network on a published encoder."""
    return Teacher(
        MPNetModel.from_pretrained(
            encoder, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.1, add_pooling_layer=False
        )
    )


def logits_of(net: Teacher, batch: Batch) -> Tensor:
    """Run a batch."""
    with torch.autocast("cpu", torch.bfloat16):
        logits: Tensor = net(batch.ids, batch.mask)
    return logits.float()


def main() -> None:
    """Train, print figures each epoch, and keep the running average of the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--stop", type=int, help="stop after so many epochs of the schedule")
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    torch.manual_seed(options.seed)
    tokenizer = published_tokenizer()
    rows, held = judgements(options.data, whole=False)
    left_out = in_texts(held, "UW", tokenizer)
    net = build(options.encoder)
    course = Course(net, _RATE, options.epochs * len(parcels(rows, tokenizer, random.Random(0), _WEB)))
    for epoch in range(options.stop or options.epochs):
        net.train()
        for items in parcels(rows, tokenizer, rng, _WEB):
            course.take(judged_loss(logits_of(net, batch_of(items, rng, _HIDDEN)), *places_of(items)))
            if course.step % 50 == 0:
                print(f"{course.step}/{course.total}", file=sys.stderr, flush=True)
        torch.save(course.averaged, options.out)
        judge = build(options.encoder)
        judge.load_state_dict(course.averaged)
        judge.eval()
        print(epoch + 1, figures(lambda batch, judge=judge: logits_of(judge, batch), left_out), flush=True)  # type: ignore[misc]


if __name__ == "__main__":
    main()
