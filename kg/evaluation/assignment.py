"""The best way to pair rows with columns."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

Matrix = Sequence[Sequence[float]]


def assign(gains: Matrix) -> list[tuple[int, int]]:
    """The (row, column) pairs with the greatest sum of `gains`, as many as the shorter side has, by row.

    Shortest augmenting paths with dual prices (R. Jonker and A. Volgenant, 1987, in the form of
    D. Crouse, On implementing 2D rectangular assignment algorithms, 2016), in O(rows² · columns).
    """
    if not gains or not gains[0]:
        return []
    if len(gains) > len(gains[0]):
        flipped = assign(list(zip(*gains, strict=True)))
        return sorted((row, column) for column, row in flipped)
    costs = [[-gain for gain in row] for row in gains]
    search = _Search(costs)
    for row in range(len(costs)):
        search.place(row)
    return sorted((row, column) for column, row in enumerate(search.row_of) if row is not None)


class _Search:
    """Rows placed so far, and the dual prices of rows and columns under which each has its cheapest one."""

    def __init__(self, costs: Matrix) -> None:
        self.costs = costs
        self.row_prices = [0.0] * len(costs)
        self.column_prices = [0.0] * len(costs[0])
        self.row_of: list[int | None] = [None] * len(costs[0])
        self.column_of: list[int | None] = [None] * len(costs)

    def place(self, new: int) -> None:
        """Give row `new` a column; rows that had one may move to others."""
        distances = [inf] * len(self.row_of)
        came_from: list[int] = [new] * len(self.row_of)
        done: set[int] = set()
        row: int | None = new
        reached = 0.0
        while row is not None:
            self._relax(row, reached, distances, came_from, done)
            column = self._nearest(distances, done)
            reached = distances[column]
            done.add(column)
            row = self.row_of[column]
        self._reprice(new, reached, distances, done)
        self._shift(column, new, came_from)

    def _relax(
        self, row: int, reached: float, distances: list[float], came_from: list[int], done: set[int]
    ) -> None:
        """Take the way over `row` to every open column to which it is shorter."""
        base = reached - self.row_prices[row]
        for column, cost in enumerate(self.costs[row]):
            distance = base + cost - self.column_prices[column]
            if distance < distances[column] and column not in done:
                distances[column], came_from[column] = distance, row

    def _nearest(self, distances: list[float], done: set[int]) -> int:
        """The open column that is nearest, a free one first."""
        open_columns = (column for column in range(len(distances)) if column not in done)
        return min(open_columns, key=lambda column: (distances[column], self.row_of[column] is not None))

    def _reprice(self, new: int, reached: float, distances: list[float], done: set[int]) -> None:
        self.row_prices[new] += reached
        for column in done:
            if (row := self.row_of[column]) is not None:
                self.row_prices[row] += reached - distances[column]
            self.column_prices[column] -= reached - distances[column]

    def _shift(self, column: int, new: int, came_from: list[int]) -> None:
        """Move each row on the way to the column after its own, back to the new row."""
        while True:
            row = came_from[column]
            self.row_of[column] = row
            before, self.column_of[row] = self.column_of[row], column
            if row == new or before is None:
                return
            column = before
