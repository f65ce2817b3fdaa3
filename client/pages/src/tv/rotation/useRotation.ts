import { useEffect, useState } from "react";

import {
  jump,
  move,
  paused,
  startRotation,
  tick,
  withSlides,
  type Pause,
  type Rotation,
  type Slide,
  type Subject,
} from "./rotation";

/** How often it is looked whether a slide's time is over, in milliseconds: no later than anybody would notice. */
const LOOK_EVERY = 200;

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
    const timer = setInterval(() => setRotation((now) => tick(now, clock())), LOOK_EVERY);
    return () => clearInterval(timer);
  }, []);

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
