"""Export a trained classifier to int8 ONNX: `python -m training.interactions.export --weights A.pt --out FILE`.

Several files are averaged weight by weight: they started from one network and are near enough for their mean to be
as good as each, or better (Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from secondsource.language.plover import CLASSES
from training.interactions.network import Classifier
from training.reader.export import quantise
from training.reader.train import PUBLISHED


class Single(nn.Module):
    """The classifier for one sentence without padding, as it is used."""

    def __init__(self, net: Classifier) -> None:
        """Take the trained network."""
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, role: Tensor) -> Tensor:
        """Return logits (1, classes)."""
        result: Tensor = self.net(ids, role, torch.ones_like(ids))
        return result


def load(paths: list[Path]) -> Classifier:
    """Build the network around the mean of trained weights."""
    config = BertConfig.from_pretrained(PUBLISHED)
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    config._attn_implementation = "eager"  # noqa: SLF001 -- transformers offers no public name for it
    net = Classifier(BertModel(config, add_pooling_layer=False))
    states = [torch.load(path, map_location="cpu") for path in paths]
    mean = {
        name: torch.stack([s[name].float() for s in states]).mean(0).to(value.dtype)
        for name, value in states[0].items()
    }
    net.load_state_dict(mean)
    return net.eval()


def main() -> None:
    """Export, quantise and print size and digest for the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="where to keep the fp32 file")
    args = parser.parse_args()
    net = Single(load(args.weights))
    ids = torch.ones(1, 17, dtype=torch.long)
    role = torch.tensor([[0, 1, 1, 0, 2, *[0] * 12]])
    length = torch.export.Dim("length", min=2, max=512)
    with tempfile.TemporaryDirectory() as folder:
        full = args.keep or Path(folder) / "full.onnx"
        torch.onnx.export(
            net,
            (ids, role),
            str(full),
            input_names=["ids", "role"],
            output_names=["logits"],
            dynamic_shapes=({1: length}, {1: length}),
            dynamo=True,
            external_data=False,
            opset_version=18,
        )
        quantise(full, args.out, {"secondsource.interactions": ",".join(CLASSES)})
    print(args.out.stat().st_size, hashlib.sha256(args.out.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
