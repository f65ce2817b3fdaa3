import { Backoff } from "./backoff.js";
import { type Clock, Timer } from "./clock.js";
import { RidgecastError } from "./errors.js";

interface Item {
  /** Does it. Throws `NotNow` if it is to be done again later, and anything else if it is not. */
  readonly run: () => Promise<void>;
  readonly expiresAt: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** There was no answer, or the service is too busy: the item stays where it is. */
export class NotNow extends Error {}

/**
 * What the user does while it cannot be done: kept in order, bounded, and not for ever. One at a time is under way. One
 * whose answer was lost with the connection is done again, so the service may hear it twice, but never never.
 */
export class SendQueue {
  readonly #items: Item[] = [];
  readonly #expiry: Timer;
  readonly #again: Timer;
  readonly #backoff: Backoff;
  #isRunning = false;
  #isClosed = false;

  constructor(
    private readonly clock: Clock,
    private readonly limit: number,
  ) {
    this.#expiry = new Timer(clock, () => this.#expire());
    this.#again = new Timer(clock, () => this.go());
    this.#backoff = new Backoff(clock, 1_000, 30_000);
  }

  add(run: () => Promise<void>, expiresIn: number): Promise<void> {
    if (this.#isClosed) return Promise.reject(new RidgecastError("closed", "The client is closed"));
    if (this.#items.length >= this.limit) {
      return Promise.reject(new RidgecastError("overflow", `${this.limit} messages are waiting for a connection already`));
    }
    return new Promise((resolve, reject) => {
      this.#items.push({ run, expiresAt: this.clock.now() + expiresIn, resolve, reject });
      this.#expire();
      this.go();
    });
  }

  /** Does what is waiting, one after the other. To be called when there is reason to believe that it can be done now. */
  go(): void {
    this.#again.clear();
    if (!this.#isRunning) void this.#run();
  }

  close(): void {
    this.#isClosed = true;
    this.#expiry.clear();
    this.#again.clear();
    for (const { reject } of this.#items.splice(0)) reject(new RidgecastError("closed", "The client is closed"));
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let item = this.#items[0]; item; item = this.#items[0]) {
      try {
        await item.run();
        this.#remove(item);
        item.resolve();
      } catch (error) {
        if (error instanceof NotNow) {
          if (!this.#isClosed) this.#again.set(this.#backoff.next());
          break;
        }
        this.#remove(item);
        item.reject(error);
      }
      this.#backoff.reset();
    }
    this.#isRunning = false;
  }

  /** It may have expired while it was under way. */
  #remove(item: Item): void {
    const index = this.#items.indexOf(item);
    if (index >= 0) this.#items.splice(index, 1);
  }

  #expire(): void {
    const now = this.clock.now();
    for (const item of [...this.#items]) {
      if (item.expiresAt > now) continue;
      this.#remove(item);
      item.reject(new RidgecastError("expired", "There was no connection for as long as this was worth sending"));
    }
    const next = Math.min(...this.#items.map((item) => item.expiresAt));
    if (next < Number.POSITIVE_INFINITY) this.#expiry.set(next - now);
    else this.#expiry.clear();
  }
}
