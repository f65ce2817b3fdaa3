import type { TraineeMoment } from "@ridgecast/client";
import { useCallback, useState } from "react";
import { told } from "./moment";
import { useNewMoments } from "./useNewMoments";

export interface Gain {
  id: string;
  amount: number;
}

/** More at once would cover each other. */
const SHOWN = 3;

/** The gains of XP that are on their way up from the bar; `onRisen` takes one away. */
export function useGains(moments: readonly TraineeMoment[]): { gains: readonly Gain[]; onRisen: (id: string) => void } {
  const [gains, setGains] = useState<readonly Gain[]>([]);
  const add = useCallback((moment: TraineeMoment) => {
    const { id, event, data } = told(moment);
    if (event === "xp:gained") setGains((gains) => [...gains, { id, amount: data.amount }].slice(-SHOWN));
  }, []);
  useNewMoments(moments, add);
  const onRisen = useCallback((id: string) => setGains((gains) => gains.filter((gain) => gain.id !== id)), []);
  return { gains, onRisen };
}
