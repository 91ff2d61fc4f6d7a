"""Export the published sentence encoder to int8 ONNX: `python -m training.vectors.export --out vectors.onnx`.

The encoder is all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Apache-2.0) as published: nothing is trained here.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from training.reader.export import quantise
from training.reader.train import PUBLISHED


class Encoder(nn.Module):
    """Mean-pooled, normalised sentence vectors."""

    def __init__(self) -> None:
        """Load the published weights."""
        super().__init__()
        config = BertConfig.from_pretrained(PUBLISHED)
        config._attn_implementation = "eager"  # noqa: SLF001 -- transformers offers no public name for it
        self.encoder = BertModel.from_pretrained(PUBLISHED, config=config, add_pooling_layer=False).eval()

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return (batch, width) unit vectors of (batch, length) pieces with their mask."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(hidden.dtype)
        pooled = (hidden * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
        return nn.functional.normalize(pooled, dim=-1)


def main() -> None:
    """Export, quantise and compare with fp32."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        batch, length = torch.export.Dim("batch", min=1, max=512), torch.export.Dim("length", min=2, max=512)
        ids = torch.full((3, 17), 2000)
        mask = torch.ones(3, 17, dtype=torch.long)  # `ids` twice would become one input
        torch.onnx.export(
            Encoder(),
            (ids, mask),
            str(full),
            input_names=["ids", "mask"],
            output_names=["vectors"],
            dynamic_shapes=({0: batch, 1: length}, {0: batch, 1: length}),
            dynamo=True,
            external_data=False,
            opset_version=18,
        )
        quantise(full, args.out, {"secondsource.vectors": "1"})
        rng = np.random.default_rng(0)
        pieces = rng.integers(1000, 20000, (64, 24))
        feed = {"ids": pieces, "mask": np.ones_like(pieces)}
        a, b = (ort.InferenceSession(str(p)).run(None, feed)[0] for p in (full, args.out))
        print("mean cosine of int8 with fp32:", float((a * b).sum(1).mean()))
    print(args.out.stat().st_size, hashlib.sha256(args.out.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
