/**
 * Where rows stand, and in which order they are in the document. Rows are placed by `transform`, so a change of rank is a
 * transition. An element that is moved in the document loses its transitions, so while there is movement the order in the
 * document stays as it is; once it is calm it becomes that of the ranks again, for those who read and do not look.
 */

/** A row that is to be in the document: whose, and its place from 0. */
export interface Placed {
  readonly key: number;
  readonly index: number;
}

/** The order in the document: that of the places if it is calm, else that of before with new rows behind. */
export function documentOrder(previous: readonly number[], present: readonly Placed[], calm: boolean): readonly Placed[] {
  const byPlace = [...present].sort((a, b) => a.index - b.index);
  if (calm) return byPlace;
  const seats = new Map(previous.map((key, seat) => [key, seat]));
  const seat = (row: Placed) => seats.get(row.key) ?? previous.length + row.index;
  return byPlace.sort((a, b) => seat(a) - seat(b));
}

/**
 * From where a row comes that was not in the document: a place just above or below what is shown, if it stood beyond it
 * before; undefined for a row that is only scrolled to, or is new on the board.
 */
export function entersFrom(before: number | undefined, index: number, first: number, last: number): number | undefined {
  if (before === undefined || before === index) return undefined;
  if (before > last) return last + 1;
  if (before < first) return Math.max(0, first - 1);
  return undefined;
}
