import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Board, carry, type Move, move, type Ranked } from "./board.js";

interface Row extends Ranked {
  readonly id: number;
}

const idOf = ({ id }: Row) => id;
const time = (second: number) => `2026-03-01T09:30:${String(second).padStart(2, "0")}.000Z`;
const reach = (id: number, value: number, second: number, previousRank?: number): Move<Row> => ({
  id,
  value,
  reachedAt: time(second),
  ...(previousRank !== undefined && { previousRank }),
  row: (before) => ({ rank: 0, ...before, id, value, reachedAt: time(second) }),
});

/** What the service does: everybody sorted, and those in front counted. */
class Model {
  readonly reached = new Map<number, { value: number; reachedAt: string }>();

  move({ id, value, reachedAt }: Move<Row>): void {
    if (value > 0) this.reached.set(id, { value, reachedAt });
    else this.reached.delete(id);
  }

  rank(id: number): number {
    const value = this.reached.get(id)?.value ?? 0;
    return [...this.reached.values()].filter((other) => other.value > value).length + 1;
  }

  board(limit = Number.POSITIVE_INFINITY): Board<Row> {
    const all = [...this.reached].map(([id, place]) => ({ id, ...place }));
    all.sort((a, b) => b.value - a.value || a.reachedAt.localeCompare(b.reachedAt) || a.id - b.id);
    const rows = all.slice(0, limit).map((row) => ({ ...row, rank: all.filter(({ value }) => value > row.value).length + 1 }));
    const sum = all.reduce((sum, { value }) => sum + Math.round(value * 100), 0) / 100;
    return { rows, total: all.length, sum, complete: all.length <= limit };
  }
}

const plain = (rows: readonly Row[]) => rows.map(({ change: _, ...row }) => row);
const EMPTY: Board<Row> = { rows: [], total: 0, sum: 0, complete: true };

// Few values and moments, so that there are many who are equal.
const moves = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 12 }),
    value: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 500 }).map((cents) => cents / 100)),
    second: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 60 },
);

describe("a board that is held completely", () => {
  test("is at each moment what sorting everybody gives", () => {
    fc.assert(
      fc.property(moves, (moves) => {
        const model = new Model();
        let board = EMPTY;
        for (const { id, value, second } of moves) {
          const next = reach(id, value, second);
          model.move(next);
          board = move(board, [next], idOf, Number.POSITIVE_INFINITY);
          expect({ ...board, rows: plain(board.rows) }).toEqual(model.board());
        }
      }),
    );
  });

  test("is the same whether moves are made one by one or together", () => {
    fc.assert(
      fc.property(moves, (moves) => {
        const made = moves.map(({ id, value, second }) => reach(id, value, second));
        const oneByOne = made.reduce((board, next) => move(board, [next], idOf, 1_000), EMPTY);
        const together = move(EMPTY, made, idOf, 1_000);
        expect({ ...together, rows: plain(together.rows) }).toEqual({ ...oneByOne, rows: plain(oneByOne.rows) });
      }),
    );
  });
});

describe("a board of which only the first places are held", () => {
  // Values only grow, as they do but for voided sales, of which everybody is told another way.
  const growing = fc.array(
    fc.record({ id: fc.integer({ min: 1, max: 15 }), more: fc.integer({ min: 1, max: 4 }), second: fc.integer({ min: 0, max: 3 }) }),
    { maxLength: 60 },
  );

  test("has the places that sorting everybody gives, and knows how many there are", () => {
    fc.assert(
      fc.property(growing, growing, fc.integer({ min: 1, max: 8 }), (before, after, limit) => {
        const model = new Model();
        const grow = ({ id, more, second }: { id: number; more: number; second: number }) => {
          const previousRank = model.rank(id);
          const next = reach(id, (model.reached.get(id)?.value ?? 0) + more, second, previousRank);
          model.move(next);
          return next;
        };
        before.forEach(grow);
        let board = model.board(limit);
        for (const step of after) {
          board = move(board, [grow(step)], idOf, limit);
          const { rows, total, complete } = model.board(limit);
          expect(plain(board.rows)).toEqual(rows);
          expect(board).toMatchObject({ total, complete });
        }
      }),
    );
  });

  test("invents no place for who falls behind the last", () => {
    const rows = [9, 8, 7].map((value, index) => ({ id: index + 1, value, reachedAt: time(0), rank: index + 1 }));
    const board = move({ rows, total: 10, sum: 100, complete: false }, [reach(2, 1, 1)], idOf, 3);
    expect(plain(board.rows).map(({ id, rank }) => [id, rank])).toEqual([[1, 1], [3, 2]]);
    expect(board).toMatchObject({ total: 10, sum: 93, complete: false });
  });
});

describe("rows", () => {
  const start = move(EMPTY, [reach(1, 40, 0), reach(2, 30, 0), reach(3, 20, 0), reach(4, 10, 0)], idOf, 100);

  test("stay the same objects where nothing has changed", () => {
    const next = move(start, [reach(4, 25, 1)], idOf, 100);
    expect(next.rows.map(idOf)).toEqual([1, 2, 4, 3]);
    expect(next.rows[0]).toBe(start.rows[0]);
    expect(next.rows[1]).toBe(start.rows[1]);
  });

  test("say by how many ranks they rose or fell, and keep it until they move again", () => {
    const next = move(start, [reach(4, 35, 1)], idOf, 100);
    expect(next.rows.map(({ id, change }) => [id, change])).toEqual([[1, undefined], [4, 2], [2, -1], [3, -1]]);
    const later = move(next, [reach(4, 36, 2)], idOf, 100);
    expect(later.rows.map(({ id, change }) => [id, change])).toEqual([[1, undefined], [4, 2], [2, -1], [3, -1]]);
  });

  test("that are fetched again are compared with those that were there", () => {
    const fetched = [{ ...start.rows[0]! }, { ...start.rows[2]!, rank: 2 }, { id: 9, value: 5, reachedAt: time(0), rank: 3 }];
    const rows = carry(start.rows, fetched, idOf);
    expect(rows[0]).toBe(start.rows[0]);
    expect(rows[1]).toMatchObject({ id: 3, rank: 2, change: 1 });
    expect(rows[2]).toBe(fetched[2]);
  });
});

test("sums of money do not drift", () => {
  const moves = Array.from({ length: 1_000 }, (_, id) => reach(id, 0.1, 0));
  const board = moves.reduce((board, next) => move(board, [next], idOf, 1_000), EMPTY);
  expect(board.sum).toBe(100);
});
