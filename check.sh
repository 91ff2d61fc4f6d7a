#!/usr/bin/env bash
# Set up a virtual environment of its own and run every check: `bash check.sh`.
set -euo pipefail
cd "$(dirname "$0")"
venv="${SECONDSOURCE_VENV:-.venv}"
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -m pip install -q --upgrade "pip>=25.1"
"$venv/bin/python" -m pip install -q -e . --group dev
export PATH="$PWD/$venv/bin:$PATH"
ruff check
ruff format --check
mypy
lint-imports
pytest -n auto
