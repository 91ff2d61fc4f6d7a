"""Weight files, each with its card, and how one is loaded."""

from __future__ import annotations

import os
from importlib import resources
from typing import TYPE_CHECKING, Any

from secondsource.errors import WeightError

if TYPE_CHECKING:
    from pathlib import Path

    from tokenizers import Tokenizer


def load_network(name: str, weights: Path | None, threads: int) -> tuple[Tokenizer, Any]:
    """Return the tokenizer and the session of a packaged network that reads word pieces; see `load_session`."""
    session = load_session(name, weights, threads)
    from tokenizers import Tokenizer  # noqa: PLC0415 -- heavy, and not needed to load or render a dossier

    place = resources.files("secondsource.weights") / "tokenizer.json"
    try:
        return Tokenizer.from_str(place.read_text("utf-8")), session
    except Exception as error:
        raise WeightError(f"{place}: the tokenizer cannot be loaded: {error}; reinstall the package") from error


def load_session(name: str, weights: Path | None, threads: int) -> Any:  # noqa: ANN401 -- the library has no type
    """Return an onnxruntime session of a packaged network, or of the file `weights` instead.

    `threads` 0 means as many as the machine has. onnxruntime's own telemetry, which since 1.31 keeps a queue of events
    in the user's cache and sends it, is switched off first. Raises WeightError when a file is missing or broken.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read when the library loads; a later call does not stop it
    import onnxruntime as ort  # noqa: PLC0415 -- likewise

    path = str(weights or resources.files("secondsource.weights") / name)
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise WeightError(f"{path}: the weights cannot be loaded: {error}; reinstall the package") from error
