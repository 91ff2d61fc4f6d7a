"""Export the accord network to int8 ONNX: `python -m training.accord.export --weights FILE --out FOLDER`.

Two files: `accord_read.onnx` gives the states of a sentence by itself, `accord_meet.onnx` the probabilities (other
point, same, contradicts) of the states of two sentences, one behind the other.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnxruntime as ort
import torch
from torch import Tensor, nn

from training.accord.network import WIDTH, Accord
from training.reader.export import quantise

if TYPE_CHECKING:
    from collections.abc import Mapping


class Read(nn.Module):
    """The lower part."""

    def __init__(self, net: Accord) -> None:
        """Take the trained network."""
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the states of sentences."""
        return self.net.read(ids, mask)


class Meet(nn.Module):
    """The upper part."""

    def __init__(self, net: Accord) -> None:
        """Take the trained network."""
        super().__init__()
        self.net = net

    def forward(self, states: Tensor, side: Tensor, mask: Tensor) -> Tensor:
        """Return the probabilities of pairs."""
        return self.net.facts(self.net.meet(states, side, mask)).softmax(dim=-1)


def export(part: nn.Module, inputs: Mapping[str, Tensor], output: str, target: Path) -> Path:
    """Write one part as ONNX for batches of any size and length, and as int8 to `target`; return the fp32 file."""
    full = Path(tempfile.mkdtemp()) / "full.onnx"
    batch, length = torch.export.Dim("batch", min=1, max=4096), torch.export.Dim("length", min=2, max=512)
    torch.onnx.export(
        part,
        tuple(inputs.values()),
        str(full),
        input_names=list(inputs),
        output_names=[output],
        dynamic_shapes=tuple({0: batch, 1: length} for _ in inputs),
        dynamo=True,
        external_data=False,
        opset_version=18,
    )
    model = onnx.load(str(full))
    del model.graph.value_info[:]  # shapes noted before weights were transposed
    onnx.save(model, str(full))
    quantise(full, target, {"secondsource.accord": "1"})
    return full


def main() -> None:
    """Export both parts, compare with fp32 and print sizes and digests."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    net = Accord(eager=True)
    net.load_state_dict(torch.load(args.weights, map_location="cpu"))
    net.eval()
    ids, mask = torch.full((3, 17), 2000), torch.ones(3, 17, dtype=torch.long)
    states, side = torch.zeros(3, 17, WIDTH), torch.zeros(3, 17, dtype=torch.long)
    targets = args.out / "accord_read.onnx", args.out / "accord_meet.onnx"
    parts = (
        export(Read(net), {"ids": ids, "mask": mask}, "states", targets[0]),
        export(Meet(net), {"states": states, "side": side, "mask": mask.clone()}, "chances", targets[1]),
    )
    rng = np.random.default_rng(0)
    pieces = rng.integers(1000, 20000, (64, 48))
    sides = np.repeat([[0] * 24 + [1] * 24], 64, axis=0)
    found = []
    for read, meet in (parts, targets):
        first, second = (ort.InferenceSession(str(p), providers=["CPUExecutionProvider"]) for p in (read, meet))
        halves = [
            first.run(None, {"ids": half, "mask": np.ones_like(half)})[0] for half in (pieces[:, :24], pieces[:, 24:])
        ]
        feed = {"states": np.concatenate(halves, axis=1), "side": sides, "mask": np.ones_like(pieces)}
        found.append(second.run(None, feed)[0])
    print("mean difference of int8 from fp32:", float(np.abs(found[0] - found[1]).mean()))
    for path in targets:
        print(path.name, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
