"""Run a peer in the interpreter that has it: texts go in as JSON, attributions come back as character spans."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from training.reader.data import Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent


def attributions(python: str, runner: str, texts: Sequence[str], *options: str) -> list[list[Attribution]]:
    """Return what `runner` (a script beside this module) finds in each text, run by the interpreter `python`.

    Raises SystemExit with the peer's own words when it fails.
    """
    command = [python, str(HERE / f"{runner}.py"), *options]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=False)  # noqa: S603 -- the caller names the interpreter
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr[-2000:]}")
    return [[_attribution(item) for item in items] for items in json.loads(done.stdout)]


def _attribution(item: Sequence[Sequence[Sequence[int]]]) -> Attribution:
    source, cue, content = (tuple((a, b) for a, b in part) for part in item)
    return Attribution(source, cue, content)
