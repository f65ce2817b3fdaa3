/** How a room is asked for: the event that joins it, such as `join:contest`, and its argument. */
export type Room = readonly [event: `join:${string}`, ...args: (string | number)[]];

/** The service's answer to a join or a leave. */
export type Answer = { status: "ok"; room?: string } | { status: "error"; code: string; message: string };

/** Says something to the service and hands its answer on, unless the connection is lost before. */
export type Ask = (event: string, args: readonly (string | number)[], answer: (answer: Answer) => void) => void;

/** `refused` lasts until the next connection: rights may have changed by then. */
type State = "out" | "joining" | "in" | "leaving" | "refused";

/** Is told why the service does not let anybody in, or `null` when it does. */
export type Told = (refusal: string | null) => void;

interface Held {
  room: Room;
  holders: Set<Told>;
  state: State;
}

/** How long, in ms, before a room is asked for again that the service was too busy for; up to twice that. */
const BUSY_PAUSE = 1_000;

/**
 * The rooms that somebody on the page wants to be in. Each is joined once, however many hold it, joined again after
 * each connection that was not recovered, and left when the last one has let go of it.
 */
export class Rooms {
  readonly #held = new Map<string, Held>();
  #ask: Ask | undefined;
  /** Counts connections, so that answers on an earlier one are not taken for this one's. */
  #connection = 0;

  /** Holds a room until the answer is called. */
  hold(room: Room, told: Told): () => void {
    const key = JSON.stringify(room);
    const held: Held = this.#held.get(key) ?? { room, holders: new Set(), state: "out" };
    this.#held.set(key, held);
    // A holder of its own, even if the same function holds the room already.
    const holder: Told = (refusal) => told(refusal);
    held.holders.add(holder);
    // Who comes to a room that has been refused hears why.
    if (held.state === "refused") held.state = "out";
    this.#settle(key, held);
    return () => {
      held.holders.delete(holder);
      // Not at once: React's strict mode, and a page that hands over to another, let go and hold again in one breath.
      setTimeout(() => this.#settle(key, held), 0);
    };
  }

  /** A connection is there. If it was `recovered`, the rooms of the last one are still joined. */
  connected(ask: Ask, recovered: boolean): void {
    this.#ask = ask;
    this.#connection++;
    for (const [key, held] of this.#held) {
      // Of what was under way nobody knows whether it was done, and to ask again does no harm.
      if (!recovered) held.state = "out";
      else if (held.state === "leaving") held.state = "in";
      else if (held.state !== "in") held.state = "out";
      this.#settle(key, held);
    }
  }

  disconnected(): void {
    this.#ask = undefined;
    this.#connection++;
    for (const [key, held] of this.#held) this.#forget(key, held);
  }

  #settle(key: string, held: Held): void {
    if (!this.#ask) return this.#forget(key, held);
    if (held.holders.size > 0 && held.state === "out") this.#join(key, held, this.#ask);
    else if (held.holders.size === 0 && held.state === "in") this.#leave(key, held, this.#ask);
    else this.#forget(key, held);
  }

  /** A room that nobody holds and that the service does not have us in needs no entry. */
  #forget(key: string, held: Held): void {
    const isElsewhere = held.state === "out" || held.state === "refused";
    if (held.holders.size === 0 && isElsewhere && this.#held.get(key) === held) this.#held.delete(key);
  }

  #join(key: string, held: Held, ask: Ask): void {
    held.state = "joining";
    const [event, ...args] = held.room;
    this.#answered(ask, event, args, (answer) => {
      if (answer.status === "ok") {
        held.state = "in";
        for (const told of held.holders) told(null);
      } else if (answer.code === "unavailable") {
        held.state = "out";
        setTimeout(() => this.#settle(key, held), BUSY_PAUSE * (1 + Math.random()));
        return;
      } else {
        held.state = "refused";
        for (const told of held.holders) told(answer.message);
      }
      this.#settle(key, held);
    });
  }

  #leave(key: string, held: Held, ask: Ask): void {
    held.state = "leaving";
    const [event, ...args] = held.room;
    this.#answered(ask, event.replace("join:", "leave:"), args, () => {
      held.state = "out";
      this.#settle(key, held);
    });
  }

  #answered(ask: Ask, event: string, args: readonly (string | number)[], then: (answer: Answer) => void): void {
    const connection = this.#connection;
    ask(event, args, (answer) => {
      if (connection === this.#connection) then(answer);
    });
  }
}
