import { useCallback, useEffect, useRef, useState } from "react";

import { recall, remember, type Memory } from "./memory";
import { storage } from "./storage";

/** A power cut costs no more than this, in milliseconds; nor is the disk written all the time. */
const WRITE_EVERY = 15_000;

/** What was kept of before this start, and how to keep what is now. */
export function useMemory(): readonly [Memory, (memory: Memory) => void] {
  const [before] = useState(() => recall(storage));
  const latest = useRef<Memory>(undefined);
  const keep = useCallback((memory: Memory) => {
    latest.current = memory;
  }, []);

  useEffect(() => {
    const write = () => {
      if (latest.current) remember(latest.current, storage);
      latest.current = undefined;
    };
    const timer = setInterval(write, WRITE_EVERY);
    addEventListener("pagehide", write);
    return () => {
      clearInterval(timer);
      removeEventListener("pagehide", write);
    };
  }, []);
  return [before, keep];
}
