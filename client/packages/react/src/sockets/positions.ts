/** Where an event stands in the journal, as the service writes it behind the payload: `epoch:offset`. */
const POSITION = /^[^:]+:\d+$/;

/** How many positions are remembered. What may come twice is at most a heartbeat's worth, or one replay of an inbox (200). */
const REMEMBERED = 1_000;

/**
 * An event's arguments without what recovery puts behind them: the position, or `null` behind a fleeting event whose
 * payload is a string, so that it is not taken for one.
 */
export function split(args: readonly unknown[]): { payload: readonly unknown[]; position?: string } {
  if (args.length < 2) return { payload: args };
  const last = args[args.length - 1];
  if (typeof last === "string" && POSITION.test(last)) return { payload: args.slice(0, -1), position: last };
  return { payload: last === null ? args.slice(0, -1) : args };
}

/** Which events have been seen. A set and not a mark: what is replayed may be older than what came live. */
export class Seen {
  readonly #positions = new Set<string>();

  /** Whether this is the first time. */
  add(position: string): boolean {
    if (this.#positions.has(position)) return false;
    this.#positions.add(position);
    if (this.#positions.size > REMEMBERED) {
      for (const oldest of this.#positions) {
        this.#positions.delete(oldest);
        break;
      }
    }
    return true;
  }
}
