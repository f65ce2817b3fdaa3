/**
 * A board and what changes it: pure, and cheap enough for 1,000 rows and 60 changes a second. A change costs one copy of the
 * list for as many changes as are applied together, and new rows only for those whose rank has changed.
 */

/** What a row must have to be ranked. */
export interface Ranked {
  readonly rank: number;
  readonly value: number;
  /** ISO 8601 in UTC with milliseconds, so that its order as text is that of time. Missing where nothing moves any more. */
  readonly reachedAt?: string;
  /** By how many ranks it rose when its rank last changed. */
  readonly change?: number;
}

/** The first places of a board. */
export interface Board<R extends Ranked> {
  /** In order. */
  readonly rows: readonly R[];
  /** How many places there are. */
  readonly total: number;
  readonly sum: number;
  /** Whether the rows are all there are. Otherwise nothing is known of those behind the last. */
  readonly complete: boolean;
}

/** That somebody has reached a value. */
export interface Move<R extends Ranked> {
  readonly id: number;
  readonly value: number;
  readonly reachedAt: string;
  /** Where he stood before, if that is known: behind everybody, if he had no place. */
  readonly previousRank?: number;
  /** His row, from the one he had; its rank does not matter. Undefined if he has none, and too little is known to make one. */
  readonly row: (before: R | undefined) => R;
}

/** How rows are told apart. */
export type IdOf<R> = (row: R) => number;

interface Place {
  readonly value: number;
  readonly reachedAt?: string;
  readonly id: number;
}

/** In front stands the greater value, then who reached it first, then the lower id. */
function inFront(a: Place, b: Place): boolean {
  if (a.value !== b.value) return a.value > b.value;
  const [first, second] = [a.reachedAt ?? "", b.reachedAt ?? ""];
  return first === second ? a.id < b.id : first < second;
}

/** Values have at most two decimals. Added up as binary fractions they would drift (and end in a negative nothing). */
export function exact(sum: number): number {
  return Math.round(sum * 100) / 100 + 0;
}

/** The board after these moves, made in this order. At most `limit` rows are held. */
export function move<R extends Ranked>(
  board: Board<R>,
  moves: readonly Move<R>[],
  idOf: IdOf<R>,
  limit: number,
): Board<R> {
  if (moves.length === 0) return board;
  const rows = [...board.rows];
  let { total, sum, complete } = board;
  // The part of the list that has to be ranked anew.
  let low = rows.length;
  let high = 0;
  for (const { id, value, reachedAt, previousRank, row } of moves) {
    const from = rows.findIndex((row) => idOf(row) === id);
    const before = from < 0 ? undefined : rows[from];
    const last = rows.at(-1);
    // Behind the last one held there may be others in front of him.
    const isKnown = complete || (last && !inFront({ ...last, id: idOf(last) }, { value, reachedAt, id }));
    if (before) rows.splice(from, 1);
    // Who is not held may stand behind those who are, and then what he had is not known.
    const isNew = !before && (complete || (previousRank !== undefined && previousRank > total));
    const isOn = value > 0;
    if (isNew && isOn) total += 1;
    if (before && !isOn) total -= 1;
    if (before || isNew) sum += (isOn ? value : 0) - (before?.value ?? 0);
    let to = -1;
    if (isOn && isKnown) {
      to = placeOf(rows, { value, reachedAt, id }, idOf);
      rows.splice(to, 0, row(before));
    }
    if (from >= 0 && to >= 0) {
      low = Math.min(low, from, to);
      high = Math.max(high, from, to);
    } else if (from >= 0 || to >= 0) {
      // All behind it have moved up or down.
      low = Math.min(low, from >= 0 ? from : to);
      high = Number.POSITIVE_INFINITY;
    }
    if (rows.length > limit) {
      rows.length = limit;
      complete = false;
    }
  }
  rank(rows, low, high);
  return { rows, total, sum: exact(sum), complete };
}

/** The index at which a row belongs. */
function placeOf<R extends Ranked>(rows: readonly R[], place: Place, idOf: IdOf<R>): number {
  let start = 0;
  let end = rows.length;
  while (start < end) {
    const middle = (start + end) >> 1;
    const row = rows[middle] as R;
    if (inFront(place, { ...row, id: idOf(row) })) end = middle;
    else start = middle + 1;
  }
  return start;
}

/** Ranks 1-2-2-4 from `low` to `high`, and on for as long as ranks change: equal values behind share the rank of the first. */
function rank<R extends Ranked>(rows: R[], low: number, high: number): void {
  for (let index = low; index < rows.length; index++) {
    const row = rows[index] as R;
    const front = rows[index - 1];
    const rank = front?.value === row.value ? front.rank : index + 1;
    if (rank !== row.rank) rows[index] = { ...row, rank, ...(row.rank > 0 && { change: row.rank - rank }) };
    else if (index > high) return;
  }
}

/**
 * Rows that were fetched, beside those that were there before: what has not changed stays the same object, and what stands
 * elsewhere says by how much.
 */
export function carry<R extends Ranked>(before: readonly R[], fetched: readonly R[], idOf: IdOf<R>): readonly R[] {
  const known = new Map(before.map((row) => [idOf(row), row]));
  return fetched.map((row) => {
    const old = known.get(idOf(row));
    if (!old) return row;
    const change = old.rank === row.rank ? old.change : old.rank - row.rank;
    const next = change === undefined ? row : { ...row, change };
    return isSame(old, next) ? old : next;
  });
}

/** Whether two rows say the same. Prizes and the like are compared as the objects they are, and are new with each answer. */
function isSame<R extends object>(a: R, b: R): boolean {
  const keys = Object.keys(a) as (keyof R)[];
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
}
