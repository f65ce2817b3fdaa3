const EACH_WAY = 7;

/** The rows around somebody's: as many above as below where there are that many, and as many in all where there are not. */
export function around<T extends { readonly userId: number }>(
  rows: readonly T[],
  userId: number,
  each = EACH_WAY,
): readonly T[] {
  const index = rows.findIndex((row) => row.userId === userId);
  if (index < 0) return rows;
  const first = Math.max(0, Math.min(index - each, rows.length - 2 * each - 1));
  return rows.slice(first, first + 2 * each + 1);
}
