import type { TraineeMoment } from "@ridgecast/client";
import { useEffect, useRef } from "react";

/**
 * Calls back with each moment that comes while the component is there, the oldest first, once. The callback has to be
 * stable.
 */
export function useNewMoments(moments: readonly TraineeMoment[] | undefined, onMoment: (moment: TraineeMoment) => void): void {
  const seen = useRef<Set<string>>(undefined);
  useEffect(() => {
    if (moments === undefined) return;
    const known = seen.current ?? new Set(moments.map(({ id }) => id));
    const fresh = moments.filter(({ id }) => !known.has(id)).reverse();
    seen.current = new Set(moments.map(({ id }) => id));
    for (const moment of fresh) onMoment(moment);
  }, [moments, onMoment]);
}
