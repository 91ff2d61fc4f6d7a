"""The classifier's network: one encoder pass over a sentence in which the words of actor and target are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from secondsource.language.plover import CLASSES

if TYPE_CHECKING:
    from transformers import BertModel

ROLES = 3  # neither, actor, target
LOWER = 3  # layers that stay as published: they read the sentence before it is known whose deed is asked for


class Classifier(nn.Module):
    """Score each event type, and none, for what a sentence's actor does to its target (entity-marked relation classes).

    The lower layers read the sentence, then each piece's role is added to its state; the decision rests on the
    sentence's, the actor's and the target's mean vectors (Baldini Soares et al. 2019 with pooled spans).
    """

    def __init__(self, encoder: BertModel) -> None:
        """Take a pretrained BERT encoder; everything else starts from scratch."""
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.role = nn.Embedding(ROLES, width)
        nn.init.normal_(self.role.weight, std=0.2)
        with torch.no_grad():
            self.role.weight[0].zero_()
        self.inner = nn.Linear(4 * width, width)
        self.outer = nn.Linear(width, len(CLASSES))

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the hidden states of the lower layers, which do not depend on the roles."""
        hidden = self.encoder.embeddings(input_ids=ids)
        for layer in self.encoder.encoder.layer[:LOWER]:
            hidden = _out(layer(hidden, _bias(mask, hidden)))
        return hidden

    def upper(self, hidden: Tensor, role: Tensor, mask: Tensor) -> Tensor:
        """Return logits (batch, classes) from the lower layers' states and the pieces' roles."""
        hidden = hidden + self.role(role)
        for layer in self.encoder.encoder.layer[LOWER:]:
            hidden = _out(layer(hidden, _bias(mask, hidden)))
        weights = torch.stack([mask, (role == 1).long(), (role == 2).long()], dim=1).to(hidden.dtype)
        pooled = weights @ hidden / weights.sum(-1, keepdim=True).clamp(min=1.0)
        # One row a sentence, but three dimensions: the quantiser reads matrix products, not layers of two dimensions.
        joined = torch.cat([hidden[:, :1], pooled.flatten(1)[:, None]], dim=-1)
        return self.outer(nn.functional.gelu(self.inner(joined)))[:, 0]

    def forward(self, ids: Tensor, role: Tensor, mask: Tensor) -> Tensor:
        """Return logits (batch, classes) for pieces (batch, length), their roles, and which of them count."""
        return self.upper(self.lower(ids, mask), role, mask)


def _bias(mask: Tensor, hidden: Tensor) -> Tensor:
    """Turn a mask into what is added to attention scores."""
    return (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4


def _out(result: Tensor | tuple[Tensor, ...]) -> Tensor:
    return result[0] if isinstance(result, tuple) else result
