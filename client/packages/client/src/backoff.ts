import type { Clock } from "./clock.js";

/**
 * Waits that grow with each failure, up to a limit, and differ from client to client: a whole company that lost its
 * connection at the same moment must not come back at the same moment.
 */
export class Backoff {
  #failures = 0;

  constructor(
    private readonly clock: Clock,
    private readonly min: number,
    private readonly max: number,
  ) {}

  /** How long to wait now: between half of the step and all of it. Steps double: min, 2 min, 4 min, … max. */
  next(): number {
    const step = Math.min(this.max, this.min * 2 ** Math.min(this.#failures++, 30));
    return step * (0.5 + this.clock.random() / 2);
  }

  reset(): void {
    this.#failures = 0;
  }
}
