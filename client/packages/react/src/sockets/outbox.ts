/** Says of the user's, kept until they can be sent. */
interface Kept {
  event: string;
  args: readonly unknown[];
  expiresAt: number;
}

/** More than a person types during an outage; the oldest go first. */
const CAPACITY = 100;
/** Later than this, in ms, nobody waits for it any more. */
const LIFETIME = 60_000;

/** What was said while there was no connection, in its order. */
export class Outbox {
  #kept: Kept[] = [];

  keep(event: string, args: readonly unknown[], now = Date.now()): void {
    this.#kept.push({ event, args, expiresAt: now + LIFETIME });
    if (this.#kept.length > CAPACITY) this.#kept.shift();
  }

  /** Hands over what is still worth sending; the outbox is empty then. */
  drain(send: (event: string, args: readonly unknown[]) => void, now = Date.now()): void {
    const kept = this.#kept;
    this.#kept = [];
    for (const { event, args, expiresAt } of kept) {
      if (expiresAt > now) send(event, args);
    }
  }

  clear(): void {
    this.#kept = [];
  }
}
