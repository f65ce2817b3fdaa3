import type { BoardRow } from "@ridgecast/client";

/** Who stands just above somebody, and what is missing to be level with him; undefined for the first. */
export function nextAbove(rows: readonly BoardRow[], userId: number): { name: string; missing: number } | undefined {
  const index = rows.findIndex((row) => row.userId === userId);
  const own = rows[index];
  if (own === undefined) return undefined;
  for (let above = index - 1; above >= 0; above -= 1) {
    const row = rows[above];
    if (row !== undefined && row.rank < own.rank) return { name: row.userName, missing: row.value - own.value };
  }
  return undefined;
}
