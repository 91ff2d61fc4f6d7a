"""Export the branch to int8 ONNX: `python -m training.certainty.export --reader PT --branch PT --out certainty.onnx`.

Input `lower`, the states of one window below the branch as the exported reader gives them; output `certainty`, one
number a piece from -3 (did not happen) to +3 (happened).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch
from torch import Tensor, nn

from training.certainty.data import LIMIT
from training.certainty.network import Branch
from training.reader.export import load, quantise


class Certainty(nn.Module):
    """The branch for one whole window, on the scale of the judgements."""

    def __init__(self, branch: Branch) -> None:
        """Take the trained branch."""
        super().__init__()
        self.branch = branch

    def forward(self, lower: Tensor) -> Tensor:
        """Return the certainty (1, length) of a window's pieces."""
        logits = self.branch(lower, torch.ones(lower.shape[:2]))
        return LIMIT * (2 * torch.softmax(logits[..., :2], -1)[..., 1] - 1)


def main() -> None:
    """Export, quantise, compare with fp32 on random states, print size and digest for the model card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--branch", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    branch = Branch(load(options.reader))
    branch.load_state_dict(torch.load(options.branch, map_location="cpu"))
    net = Certainty(branch).eval()
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            net,
            (torch.randn(1, 17, 384),),
            str(full),
            input_names=["lower"],
            output_names=["certainty"],
            dynamic_shapes=({1: torch.export.Dim("length", min=2, max=512)},),
            dynamo=True,
            external_data=False,
            opset_version=18,
        )
        quantise(full, options.out, {"secondsource.certainty": "1"})
        lower = np.random.default_rng(0).normal(size=(1, 200, 384)).astype(np.float32)
        both = [
            ort.InferenceSession(str(path), providers=["CPUExecutionProvider"]).run(["certainty"], {"lower": lower})[0]
            for path in (full, options.out)
        ]
    print(json.dumps({"mean_difference": round(float(np.abs(both[0] - both[1]).mean()), 4)}))
    print(options.out.stat().st_size, hashlib.sha256(options.out.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
