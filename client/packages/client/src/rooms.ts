import type { Clock } from "./clock.js";
import { RidgecastError } from "./errors.js";
import type { Acknowledgement } from "./wire.js";

/** Who wants to be somewhere, and hears whether he is. */
export interface Member {
  /** In: what comes from now on belongs to it. Told anew after each `out`. */
  in?(): void;
  /** What comes next does not follow on what came before: something may have been missed. `in` follows. */
  out?(): void;
  /** Away for a while, and back with nothing missed but what is fleeting. Only told of a namespace as a whole. */
  back?(): void;
  /** Not let in. Tried again with the next connection. */
  refused?(error: RidgecastError): void;
}

interface Entry {
  readonly members: Set<Member>;
  /** `leaving`: the service has been told, and has not answered. */
  state: "out" | "joining" | "in" | "refused" | "leaving";
}

/** How rooms are joined and left, over whatever wire. */
export type Emit = (event: string, args: readonly unknown[], done: (answer: Acknowledgement | undefined) => void) => void;

/** Before a join is tried again that the service was too busy for. */
const BUSY = 1_000;

/** The event and argument by which a room is joined or left: `join:contest` and 17. */
function spell(verb: "join" | "leave", room: string): [string, unknown[]] {
  const colon = room.indexOf(":");
  if (colon < 0) return [`${verb}:${room}`, []];
  const kind = room.slice(0, colon);
  const id = room.slice(colon + 1);
  const isNumber = kind === "user" || kind === "team" || kind === "contest";
  return [`${verb}:${kind}`, [isNumber ? Number(id) : id]];
}

/** The rooms of one namespace that somebody wants to be in. A room is left when its last member goes. */
export class Rooms {
  readonly #rooms = new Map<string, Entry>();
  #connected = false;

  constructor(
    private readonly clock: Clock,
    private readonly emit: Emit,
  ) {}

  add(room: string, member: Member): () => void {
    let entry = this.#rooms.get(room);
    if (!entry) this.#rooms.set(room, (entry = { members: new Set(), state: "out" }));
    entry.members.add(member);
    if (entry.state === "in") member.in?.();
    else if (entry.state === "out" || entry.state === "refused") this.#join(room, entry);
    return () => this.#remove(room, member);
  }

  /** Recovered, the service has kept the rooms: only what was not settled is said again. */
  connected(recovered: boolean): void {
    this.#connected = true;
    for (const [room, entry] of [...this.#rooms]) {
      if (entry.members.size === 0) {
        if (recovered) this.#leave(room, entry);
        else this.#rooms.delete(room);
      } else if (!recovered || entry.state !== "in") {
        const wasIn = entry.state === "in";
        entry.state = "out";
        if (wasIn) for (const member of [...entry.members]) member.out?.();
        this.#join(room, entry);
      }
    }
  }

  disconnected(): void {
    this.#connected = false;
  }

  #remove(room: string, member: Member): void {
    const entry = this.#rooms.get(room);
    if (!entry?.members.delete(member) || entry.members.size > 0) return;
    if (entry.state === "out" || entry.state === "refused") this.#rooms.delete(room);
    // While the connection is lost the service may be keeping the room for us: it is told when we are back.
    else if (this.#connected) this.#leave(room, entry);
  }

  #join(room: string, entry: Entry): void {
    if (!this.#connected) return;
    entry.state = "joining";
    this.emit(...spell("join", room), (answer) => {
      // Without an answer the connection is down, and the next one joins again. Meanwhile all may have left.
      if (!answer || entry.state !== "joining") return;
      if (answer.status === "ok") {
        entry.state = "in";
        for (const member of [...entry.members]) member.in?.();
      } else if (answer.code === "unavailable") {
        this.clock.after(BUSY * (1 + this.clock.random()), () => {
          if (entry.state === "joining" && this.#rooms.get(room) === entry) this.#join(room, entry);
        });
      } else {
        entry.state = "refused";
        const error = new RidgecastError("refused", `${room}: ${answer.message}`);
        for (const member of [...entry.members]) member.refused?.(error);
      }
    });
  }

  #leave(room: string, entry: Entry): void {
    entry.state = "leaving";
    this.emit(...spell("leave", room), (answer) => {
      const isWanted = entry.members.size > 0;
      if (answer && !isWanted && this.#rooms.get(room) === entry) this.#rooms.delete(room);
      // Somebody came while it was being left: what is said is done in order, so it has to be joined again.
      else if (answer && isWanted) this.#join(room, entry);
    });
  }
}
