import type { Clock } from "../src/clock.js";

/** A clock that stands still until it is turned. */
export class FakeClock implements Clock {
  #now = 1_000_000;
  readonly #timers = new Set<{ readonly at: number; readonly run: () => void }>();
  /** What the dice show. */
  chance = 0.5;

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.chance;
  }

  after(delay: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, delay), run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** How many waits are under way. */
  get waits(): number {
    return this.#timers.size;
  }

  /** Goes on by so many ms; what falls due is done in its order, and so is what follows at once. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settled();
      const due = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
    }
    this.#now = end;
  }
}

/** Lets everything be done that waits for nothing. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
