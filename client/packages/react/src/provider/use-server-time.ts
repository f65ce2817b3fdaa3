import type { Readable, Ridgecast } from "@ridgecast/client";
import { useMemo } from "react";

import { useRidgecast } from "./context.js";
import { useReadable } from "./use-readable.js";

/** How often it is looked at the least, in ms: the service's clock is another one once it is known how wrong the browser's is. */
const LOOK_EVERY = 1_000;

/** Ticks whenever the service's clock passes a multiple of `every` ms, while somebody is subscribed. */
export class Ticker implements Readable<number> {
  readonly #listeners = new Set<() => void>();
  #now: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: Pick<Ridgecast, "serverNow">,
    private readonly every: number,
  ) {
    this.#now = this.#floor();
  }

  get(): number {
    return this.#now;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#timer === undefined) {
      this.#now = this.#floor();
      this.#wait();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      this.#timer = undefined;
    };
  }

  #wait(): void {
    // Timers are early at times by a fraction of a millisecond, and the next multiple must have been reached.
    const left = this.every - (this.client.serverNow() % this.every);
    this.#timer = setTimeout(() => {
      this.#wait();
      const now = this.#floor();
      if (now === this.#now) return;
      this.#now = now;
      for (const listener of [...this.#listeners]) listener();
    }, Math.min(left, LOOK_EVERY) + 1);
  }

  #floor(): number {
    return Math.floor(this.client.serverNow() / this.every) * this.every;
  }
}

const tickers = new WeakMap<Ridgecast, Map<number, Ticker>>();

function tickerOf(client: Ridgecast, every: number): Ticker {
  const ofClient = tickers.get(client) ?? new Map<number, Ticker>();
  tickers.set(client, ofClient);
  const ticker = ofClient.get(every) ?? new Ticker(client, every);
  ofClient.set(every, ticker);
  return ticker;
}

/**
 * The service's clock in ms, in steps of `everyMs`: what countdowns count by, as the browser's own may be wrong. All
 * components with the same step change together, on one timer.
 */
export function useServerTime(everyMs = 1_000): number {
  const client = useRidgecast();
  return useReadable(useMemo(() => tickerOf(client, everyMs), [client, everyMs]));
}
