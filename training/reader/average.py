"""Average two trainings of one lineage: `python -m training.reader.average --first A --second B --weight 0.7 --out C`.

After Wortsman et al. 2022 (model soups): weights of runs that share their start can be averaged.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write (1 - weight) * first + weight * second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=Path, required=True)
    parser.add_argument("--second", type=Path, required=True)
    parser.add_argument("--weight", type=float, default=0.7)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    first, second = torch.load(args.first), torch.load(args.second)
    averaged = {
        name: first[name] * (1 - args.weight) + value * args.weight if value.is_floating_point() else value
        for name, value in second.items()
    }
    torch.save(averaged, args.out)


if __name__ == "__main__":
    main()
