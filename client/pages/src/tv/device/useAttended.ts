import { useEffect, useState } from "react";

/** How long after the last movement nobody is taken to be there. */
const GONE_AFTER = 3_000;

const SIGNS = ["pointermove", "pointerdown"] as const;

/** Whether somebody is at the pointer just now: only then are it and the buttons shown. Keys say by themselves what they do. */
export function useAttended(): boolean {
  const [attended, setAttended] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const noticed = (event: PointerEvent) => {
      // A page that changes under a resting pointer is told of movements of no length.
      if (event.type === "pointermove" && event.movementX === 0 && event.movementY === 0) return;
      setAttended(true);
      clearTimeout(timer);
      timer = setTimeout(() => setAttended(false), GONE_AFTER);
    };
    for (const sign of SIGNS) addEventListener(sign, noticed);
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS) removeEventListener(sign, noticed);
    };
  }, []);
  return attended;
}
