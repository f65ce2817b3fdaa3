import { useState } from "react";

const KEPT = 60;

/** The last values of a figure, one for each time at which it was asked for; the oldest first. */
export function useRecent(at: string | undefined, value: number | undefined): readonly number[] {
  const [recent, setRecent] = useState<{ at: string | undefined; values: readonly number[] }>({ at: undefined, values: [] });
  if (at !== recent.at && value !== undefined) {
    setRecent({ at, values: [...recent.values, value].slice(-KEPT) });
  }
  return recent.values;
}
