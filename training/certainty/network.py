"""The two networks: a large encoder that is taught, and a branch of the reader's own that learns from it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.certainty.data import CORPORA
from training.reader.network import LOWER
from training.reader.train import CLS, MASK, PAD, SEP

if TYPE_CHECKING:
    from transformers import MPNetModel

    from training.reader.network import Reader

_SHIFT = 4  # MPNet's vocabulary is BERT's, moved by four
_SPECIAL = {CLS: 0, SEP: 2, PAD: 1, MASK: 30526}


class Teacher(nn.Module):
    """MPNet (Song et al. 2020) with two logits a corpus of judgements on every piece: uncertain and certain."""

    def __init__(self, encoder: MPNetModel) -> None:
        """Take a pretrained encoder."""
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(encoder.config.hidden_size, 2 * len(CORPORA))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return logits (batch, length, 2 x corpora) of pieces numbered as BERT numbers them."""
        moved = ids + _SHIFT
        for bert, mpnet in _SPECIAL.items():
            moved = torch.where(ids == bert, mpnet, moved)
        logits: Tensor = self.head(self.encoder(input_ids=moved, attention_mask=mask).last_hidden_state)
        return logits


class Branch(nn.Module):
    """Copies of the reader's upper layers with a head of their own; everything below is left as it is."""

    def __init__(self, reader: Reader) -> None:
        """Take the trained reader."""
        super().__init__()
        layers = reader.encoder.encoder.layer
        self.upper = nn.ModuleList(copy.deepcopy(layer) for layer in layers[LOWER:])
        self.head = nn.Linear(reader.encoder.config.hidden_size, 2 * len(CORPORA))

    def forward(self, lower: Tensor, mask: Tensor) -> Tensor:
        """Return logits (batch, length, 2 x corpora) from the reader's states below the branch."""
        hidden = lower
        shut = (1.0 - mask[:, None, None, :].to(lower.dtype)) * -1e4
        for layer in self.upper:
            out = layer(hidden, shut)
            hidden = out[0] if isinstance(out, tuple) else out
        logits: Tensor = self.head(hidden)
        return logits


def judged_loss(logits: Tensor, places: list[tuple[int, int, int]], wanted: Tensor) -> Tensor:
    """Return cross entropy and absolute error at (row, piece, corpus), each corpus by its own two logits."""
    row, at, corpus = (torch.tensor(side) for side in zip(*places, strict=True))
    pair = logits[row, at].view(len(row), len(CORPORA), 2)[torch.arange(len(row)), corpus]
    return _distance(F.log_softmax(pair, -1), wanted).mean()


def taught_loss(logits: Tensor, wanted: Tensor, weights: Tensor) -> Tensor:
    """Return the same at all pieces by the teacher's certainty, each weighed."""
    said = F.log_softmax(logits[..., :2], -1)
    return (_distance(said, wanted) * weights).sum() / weights.sum().clamp(min=1)


def _distance(said: Tensor, wanted: Tensor) -> Tensor:
    entropy = -(wanted * said[..., 1] + (1 - wanted) * said[..., 0])
    return entropy + (said[..., 1].exp() - wanted).abs()
