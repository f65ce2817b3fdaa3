import { useRidgecast } from "@ridgecast/react";
import { useEffect, useState } from "react";

/**
 * How many seconds there are until a moment (ms, by the service's clock), rounded up, so that 0 is when it has come. Changes
 * when the number does, not when a clock shows a full second: moments have milliseconds.
 */
export function useSecondsLeft(until: number): number {
  const client = useRidgecast();
  const [seconds, setSeconds] = useState(() => secondsBetween(client.serverNow(), until));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const now = client.serverNow();
      const left = secondsBetween(now, until);
      setSeconds(left);
      // Timers are early at times by a fraction of a millisecond.
      if (left > 0) timer = setTimeout(tick, until - now - (left - 1) * 1_000 + 1);
    };
    tick();
    return () => clearTimeout(timer);
  }, [client, until]);
  return seconds;
}

function secondsBetween(now: number, until: number): number {
  return Math.max(0, Math.ceil((until - now) / 1_000));
}
