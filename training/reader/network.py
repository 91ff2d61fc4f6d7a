"""The reader's network: one encoder pass, several heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from secondsource.annotate.pieces import CASE_FEATURES, LAYOUT_FEATURES, QUOTE_FEATURES
from training.reader.labels import BIO, ENTITIES, EVENTS, POS, ROLES

if TYPE_CHECKING:
    from transformers import BertModel

TAG_LAYERS = {
    **{role: len(BIO) for role in ROLES},
    "time": len(BIO),
    "entity": len(ENTITIES),
    "pos": len(POS),
    "event": len(EVENTS),
}
LINK_WIDTH = 96
LOWER = 3  # layers below the branch that judges how certain events are (`training.certainty`)
DISTANCE_BUCKETS = 32


class Reader(nn.Module):
    """Tag every piece in each layer and give every piece its query (as a cue) and keys (as source, content).

    The link score of cue c and piece j in a role is query[c] · key[j] / √width + bias of their bucketed distance,
    the query of a cue being the mean over its pieces.
    """

    def __init__(self, encoder: BertModel) -> None:
        """Take a pretrained BERT encoder; everything else starts from scratch."""
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.quote = nn.Embedding(QUOTE_FEATURES, width)
        self.case = nn.Embedding(CASE_FEATURES, width)
        self.layout = nn.Embedding(LAYOUT_FEATURES, width)
        for table in (self.quote, self.case, self.layout):
            nn.init.normal_(table.weight, std=0.02)
        self.tags = nn.Linear(width, sum(TAG_LAYERS.values()))
        self.link = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 4 * LINK_WIDTH))
        self.distance = nn.Embedding(DISTANCE_BUCKETS, 2)
        nn.init.zeros_(self.distance.weight)

    def forward(
        self, ids: Tensor, quote: Tensor, case: Tensor, layout: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Return tag logits (batch, length, labels) and link vectors (batch, length, 4 * LINK_WIDTH)."""
        hidden = self.states(ids, quote, case, layout, mask)[-1]
        return self.tags(hidden), self.link(hidden)

    def states(
        self, ids: Tensor, quote: Tensor, case: Tensor, layout: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, ...]:
        """Return what goes into the first layer and what comes out of each (batch, length, width)."""
        words = self.encoder.embeddings.word_embeddings(ids)
        features = words + self.quote(quote) + self.case(case) + self.layout(layout)
        out = self.encoder(inputs_embeds=features, attention_mask=mask, output_hidden_states=True)
        states: tuple[Tensor, ...] = out.hidden_states
        return states

    def link_logits(self, vectors: Tensor, cue: Tensor) -> Tensor:
        """Return the scores (length, 2) of every piece of one window as source and as content of a cue."""
        query_s, query_c, key_s, key_c = vectors.split(LINK_WIDTH, dim=-1)
        at = torch.arange(len(vectors))
        distance = self.distance(bucket(at, cue))
        scale = LINK_WIDTH**-0.5
        source = key_s @ query_s[cue].mean(0) * scale
        content = key_c @ query_c[cue].mean(0) * scale
        return torch.stack([source, content], dim=-1) + distance


def bucket(at: Tensor, cue: Tensor) -> Tensor:
    """Map the signed distance of pieces from a cue to a bucket, fine near it and logarithmic further off."""
    before, after = cue.min() - at, at - cue.max()
    size = torch.maximum(before, after).clamp(min=0)
    steps = torch.floor(torch.log2(size.float() + 1) * 2).clamp(max=DISTANCE_BUCKETS // 2 - 1).long()
    return torch.where(at < cue.min(), steps, DISTANCE_BUCKETS // 2 + steps)
