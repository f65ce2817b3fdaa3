/** Time and chance, given in so that tests can turn them. All times are in milliseconds. */
export interface Clock {
  now(): number;
  /** Calls `run` once after `delay`. The returned function calls that off. */
  after(delay: number, run: () => void): () => void;
  /** From 0 to below 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, run) {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** About 60 a second: nobody sees more. */
const FRAME = 16;

/**
 * Makes a function that has `run` called soon: at once if it has been quiet for a frame, and else when the frame is over, however
 * often it is asked meanwhile.
 */
export function paced(clock: Clock, run: () => void): { (): void; cancel(): void } {
  let last = -Infinity;
  let cancel: (() => void) | undefined;
  const ask = () => {
    if (cancel) return;
    const wait = last + FRAME - clock.now();
    const now = () => {
      cancel = undefined;
      last = clock.now();
      run();
    };
    if (wait > 0 && wait <= FRAME) cancel = clock.after(wait, now);
    else now();
  };
  ask.cancel = () => {
    cancel?.();
    cancel = undefined;
  };
  return ask;
}

/** A wait that may be set anew and called off. */
export class Timer {
  #cancel: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly run: () => void,
  ) {}

  get isSet(): boolean {
    return this.#cancel !== undefined;
  }

  /** Waits from now on; a wait under way is over. */
  set(delay: number): void {
    this.clear();
    // Browsers take longer waits than this for none at all.
    this.#cancel = this.clock.after(Math.min(Math.max(0, delay), 2 ** 31 - 1), () => {
      this.#cancel = undefined;
      this.run();
    });
  }

  clear(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
