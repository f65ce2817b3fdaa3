import type { Namespace, wire } from "@ridgecast/client";
import { socketAddress } from "../rooms";
import { lineOf, type Entry, type Frame, type Heard, type Note } from "./frames";

export type RoomState = "joining" | "in" | "refused";

/** What is heard of a namespace, as it stands. */
export interface Listening {
  state: "connecting" | "connected" | "ended";
  /** The rooms that were asked for. */
  rooms: readonly { room: string; state: RoomState }[];
  /** The latest, the oldest first. */
  entries: readonly Entry[];
  /** How many came before those, or were cleared. */
  gone: number;
}

/** How much of the log is kept: more than anybody reads, and no burden for the browser. */
const KEPT = 5_000;

/** In ms: in a flood of events it is drawn this often, which nobody can tell from more, and which leaves time to hear them. */
const BETWEEN_PICTURES = 100;

/** From here on a close code says that coming back is no use. */
const FOR_GOOD = 4_500;
const BACK_AFTER = { min: 500, max: 10_000 };

/**
 * One namespace by JSON over WebSocket, frame by frame: who joins which room and what comes. When the connection is lost it
 * comes back by itself, from the position of the last event, so that the log has no hole that is not said.
 */
export class Stream {
  readonly #address: string;
  readonly #listeners = new Set<() => void>();
  readonly #rooms = new Map<string, RoomState>();
  #socket: WebSocket | undefined;
  #position: wire.Position | undefined;
  #state: Listening["state"] = "connecting";
  #entries: Entry[] = [];
  #gone = 0;
  #serial = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #picture: ReturnType<typeof setTimeout> | undefined;
  #drawnAt = -Infinity;
  #shown: Listening = { state: "connecting", rooms: [], entries: [], gone: 0 };

  constructor(origin: string, namespace: Namespace, rooms: readonly string[] = []) {
    this.#address = socketAddress(origin, namespace);
    for (const room of rooms) this.#rooms.set(room, "joining");
  }

  open(): void {
    const { epoch, offset } = this.#position ?? {};
    const since = epoch === undefined ? "" : `?since=${encodeURIComponent(`${epoch}:${offset}`)}`;
    const socket = new WebSocket(this.#address + since);
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#heard(JSON.parse(String(data)) as Frame);
    socket.onclose = ({ code, reason }) => this.#closed(code, reason);
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#picture);
    this.#picture = undefined;
    if (this.#socket) this.#socket.onclose = this.#socket.onmessage = null;
    this.#socket?.close();
  }

  join(room: string): void {
    this.#rooms.set(room, "joining");
    this.#say({ type: "join", room, id: room });
    this.#changed();
  }

  leave(room: string): void {
    const wasIn = this.#rooms.get(room) === "in";
    this.#rooms.delete(room);
    if (wasIn) this.#say({ type: "leave", room });
    this.#changed();
  }

  clear(): void {
    this.#gone += this.#entries.length;
    this.#entries = [];
    this.#changed();
  }

  // Bound, for useSyncExternalStore.
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly get = (): Listening => this.#shown;

  #heard(frame: Frame): void {
    if (frame.type === "hello") {
      this.#state = "connected";
      this.#failures = 0;
      // Its rooms are recovered from where all was heard, before anything new is.
      const since = this.#position && this.#position.epoch === frame.epoch ? { since: this.#position } : {};
      for (const [room, state] of this.#rooms) if (state !== "refused") this.#say({ type: "join", room, id: room, ...since });
    }
    if (frame.type === "joined") this.#rooms.set(frame.room, "in");
    if (frame.type === "error" && typeof frame.id === "string" && this.#rooms.has(frame.id)) this.#rooms.set(frame.id, "refused");
    if (frame.type === "hello" || frame.type === "gap") this.#position = { epoch: frame.epoch, offset: frame.offset };
    // What is recovered of a room may come behind what was newer elsewhere.
    if (frame.type === "event" && this.#position) {
      this.#position = { ...this.#position, offset: Math.max(this.#position.offset, frame.offset ?? 0) };
    }
    const line = lineOf(frame);
    if (line) this.#add(line);
    this.#changed();
  }

  #closed(code: number, reason: string): void {
    if (code >= FOR_GOOD) {
      this.#state = "ended";
      this.#add({ kind: "note", note: "ended", about: reason || String(code) });
      return this.#changed();
    }
    if (this.#state === "connected") this.#add({ kind: "note", note: "lost" });
    this.#state = "connecting";
    for (const [room, state] of this.#rooms) if (state === "in") this.#rooms.set(room, "joining");
    const most = Math.min(BACK_AFTER.max, BACK_AFTER.min * 2 ** this.#failures++);
    this.#timer = setTimeout(() => this.open(), most * (0.5 + Math.random() / 2));
    this.#changed();
  }

  #say(message: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN && this.#state === "connected") this.#socket.send(JSON.stringify(message));
  }

  #add(line: Heard | Note): void {
    this.#entries.push({ serial: this.#serial++, at: Date.now(), ...line });
    // Seldom, and many at once: each time is a copy.
    if (this.#entries.length > KEPT * 1.2) this.#gone += this.#entries.splice(0, this.#entries.length - KEPT).length;
  }

  /** Tells it soon, however much has come by then. */
  #changed(): void {
    this.#picture ??= setTimeout(() => {
      this.#picture = undefined;
      const rooms = Array.from(this.#rooms, ([room, state]) => ({ room, state }));
      this.#shown = { state: this.#state, rooms, entries: [...this.#entries], gone: this.#gone };
      for (const listener of this.#listeners) listener();
      this.#drawnAt = performance.now();
    }, this.#drawnAt + BETWEEN_PICTURES - performance.now());
  }
}
