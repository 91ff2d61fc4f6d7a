"""Export a trained reader to int8 ONNX: `python -m training.reader.export --weights reader.pt --out reader.onnx`."""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from transformers import BertConfig, BertModel

from training.reader.labels import BIO, ENTITIES, EVENTS, POS, ROLES
from training.reader.network import DISTANCE_BUCKETS, LINK_WIDTH, LOWER, TAG_LAYERS, Reader
from training.reader.train import PUBLISHED

INPUTS = ("ids", "quote", "case", "layout")


class Exported(torch.nn.Module):
    """The reader as it is exported: with the states below the branch that judges certainty."""

    def __init__(self, net: Reader) -> None:
        """Take the trained reader."""
        super().__init__()
        self.net = net

    def forward(
        self, ids: torch.Tensor, quote: torch.Tensor, case: torch.Tensor, layout: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return tag logits, link vectors and the states after the lower layers."""
        states = self.net.states(ids, quote, case, layout)
        return self.net.tags(states[-1]), self.net.link(states[-1]), states[LOWER]


def load(weights: Path) -> Reader:
    """Build the network around trained weights."""
    config = BertConfig.from_pretrained(PUBLISHED)
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    config._attn_implementation = "eager"  # noqa: SLF001 -- transformers offers no public name for it
    net = Reader(BertModel(config, add_pooling_layer=False))
    net.load_state_dict(torch.load(weights, map_location="cpu"))
    return net.eval()


def export(net: Reader, path: Path) -> None:
    """Write the fp32 network as ONNX for one window of any length."""
    example = tuple(torch.ones(1, 17, dtype=torch.long) for _ in INPUTS)
    length = torch.export.Dim("length", min=2, max=512)
    torch.onnx.export(
        Exported(net),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=["tags", "links", "lower"],
        dynamic_shapes=tuple({1: length} for _ in INPUTS),
        dynamo=True,
        external_data=False,
        opset_version=18,
    )


def quantise(source: Path, target: Path, metadata: dict[str, str]) -> None:
    """Quantise weights to int8 in a reduced range, so that processors without VNNI do not saturate."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )
    model = onnx.load(str(target))
    graph = model.graph
    for part in (*graph.node, *graph.value_info, *graph.input, *graph.output, *graph.initializer):
        part.doc_string = ""  # where the exporter stood when it wrote a node is nobody's business
        del part.metadata_props[:]
    for key, value in metadata.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(model, str(target))


def agreement(full: Path, small: Path) -> dict[str, float]:
    """Return the share of tags on which the int8 and the fp32 network agree, over random pieces."""
    sessions = [ort.InferenceSession(str(p), providers=["CPUExecutionProvider"]) for p in (full, small)]
    rng = np.random.default_rng(0)
    same, total = 0, 0
    for _ in range(20):
        ids = rng.integers(1000, 20000, (1, 200))
        feed = {"ids": ids, **{name: np.zeros_like(ids) for name in INPUTS[1:]}}
        a, b = (s.run(["tags"], feed)[0][0, :, :9].reshape(-1, 3, 3).argmax(-1) for s in sessions)
        same, total = same + int((a == b).sum()), total + a.size
    return {"tags_equal": round(same / total, 4)}


def main() -> None:
    """Export, quantise, check and print the digest for the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="where to keep the fp32 file")
    args = parser.parse_args()
    net = load(args.weights)
    layers = {"entity": ENTITIES, "pos": POS, "event": EVENTS}
    metadata = {
        "secondsource.reader": "2",
        "layers": json.dumps({name: list(layers.get(name, BIO)) for name in TAG_LAYERS}),
        "roles": json.dumps(list(ROLES)),
        "link": json.dumps({"width": LINK_WIDTH, "buckets": DISTANCE_BUCKETS}),
        "distance": json.dumps([[round(float(x), 5) for x in row] for row in net.distance.weight]),
    }
    with tempfile.TemporaryDirectory() as folder:
        full = args.keep or Path(folder) / "full.onnx"
        export(net, full)
        quantise(full, args.out, metadata)
        print(json.dumps(agreement(full, args.out)))
    print(args.out.stat().st_size, hashlib.sha256(args.out.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
