import { useEffect, useState } from "react";

import {
  jump,
  move,
  paused,
  SHOWN_FOR,
  shownSoFar,
  startRotation,
  tick,
  withSlides,
  type Pause,
  type Rotation,
  type Slide,
  type Subject,
} from "./rotation";

/** What somebody at the screen may do with the rotation. */
export interface Controls {
  readonly move: (by: number) => void;
  readonly jump: (subject: Subject) => void;
  readonly toggleHold: () => void;
}

/**
 * The rotation at a clock.
 * @param pauses why it is to stand still, apart from being held by hand
 */
export function useRotation(
  slides: readonly Slide[],
  pauses: Readonly<Record<Exclude<Pause, "held">, boolean>>,
): readonly [Rotation, Controls] {
  const [rotation, setRotation] = useState(() => withSlides(startRotation(clock()), slides, clock()));
  const { celebrating, frozen } = pauses;

  useEffect(() => setRotation((now) => withSlides(now, slides, clock())), [slides]);
  useEffect(() => {
    setRotation((now) => paused(paused(now, "celebrating", celebrating, clock()), "frozen", frozen, clock()));
  }, [celebrating, frozen]);

  useEffect(() => {
    if (rotation.pauses.size > 0 || rotation.slides.length === 0) return undefined;
    const left = SHOWN_FOR - shownSoFar(rotation, clock());
    const timer = setTimeout(() => setRotation((now) => tick(now, clock())), left);
    return () => clearTimeout(timer);
  }, [rotation]);

  const [controls] = useState<Controls>(() => ({
    move: (by) => setRotation((now) => move(now, by, clock())),
    jump: (subject) => setRotation((now) => jump(now, subject, clock())),
    toggleHold: () => setRotation((now) => paused(now, "held", !now.pauses.has("held"), clock())),
  }));
  return [rotation, controls];
}

function clock(): number {
  return performance.now();
}
