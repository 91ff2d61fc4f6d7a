"""The assignment problem: pair rows with columns so that the costs add up to the least (Kuhn 1955, Munkres 1957)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


def assign(costs: ArrayLike) -> list[tuple[int, int]]:
    """Return the pairs of rows and columns with the least total cost, every row or every column once, by row.

    Shortest augmenting paths (Jonker and Volgenant 1987), cubic in the smaller side.
    """
    matrix = np.asarray(costs, dtype=np.float64)
    if matrix.size == 0:
        return []
    if len(matrix) > len(matrix[0]):
        return sorted((row, column) for column, row in assign(matrix.T))
    rows, columns = matrix.shape
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=np.intp)  # the row, from 1, that holds a column; column 0 is a stand-in
    for row in range(1, rows + 1):
        owner[0], at = row, 0
        least, before = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=np.intp)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[at]:
            used[at] = True
            free = np.flatnonzero(~used[1:]) + 1
            reduced = matrix[owner[at] - 1, free - 1] - of_row[owner[at]] - of_column[free]
            better = reduced < least[free]
            least[free[better]], before[free[better]] = reduced[better], at
            following = int(free[least[free].argmin()])
            step = least[following]
            of_row[owner[used]] += step
            of_column[used] -= step
            least[free] -= step
            at = following
        while at:
            owner[at] = owner[before[at]]
            at = int(before[at])
    return sorted((int(owner[column]) - 1, column - 1) for column in range(1, columns + 1) if owner[column])
