import type { Socket } from "socket.io-client";

import { type Address, keyOf, socketAt } from "./connections.js";
import { Outbox } from "./outbox.js";
import { Seen, split } from "./positions.js";
import { type Answer, type Room, Rooms, type Told } from "./rooms.js";

/** How things stand. While there is no connection, `connecting` tells "one is being tried for" from "none will come". */
export interface LineStatus {
  readonly connected: boolean;
  readonly connecting: boolean;
  /** Why there is no connection. */
  readonly error: Error | null;
}

// Declared as a method, so that handlers may say what they expect instead of `unknown`.
export type Handler = { handle(...args: unknown[]): void }["handle"];

export const IDLE: LineStatus = Object.freeze({ connected: false, connecting: false, error: null });

/** Events of the client itself, which do not come over the wire. */
const OWN = new Set(["connect", "connect_error", "disconnect", "disconnecting"]);

/**
 * One namespace of one service, shared by all hooks of the page that want it. It is open while somebody holds it, comes
 * back for ever, and hands every event on once, in the form it was sent in.
 */
export class Line {
  #status = IDLE;
  #holders = 0;
  #socket: Socket | undefined;
  #recovers = false;
  readonly #listeners = new Set<() => void>();
  readonly #handlers = new Map<string, Set<Handler>>();
  readonly #seen = new Seen();
  readonly #outbox = new Outbox();
  readonly #rooms = new Rooms();

  constructor(
    private readonly address: Address,
    private readonly namespace: string,
  ) {}

  /** The stock client's socket, once somebody has held the line. */
  get socket(): Socket | null {
    return this.#socket ?? null;
  }

  readonly get = (): LineStatus => this.#status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens the line, until the answer is called by the last one who holds it. */
  hold(): () => void {
    this.#holders++;
    this.#open();
    let holds = true;
    return () => {
      if (!holds) return;
      holds = false;
      this.#holders--;
      // Not at once, as in `Rooms.hold`.
      setTimeout(() => this.#holders === 0 && this.#close(), 0);
    };
  }

  /** Tries again now, where the service said that it is no use: after a new login, for instance. */
  retry(): void {
    if (this.#holders === 0 || !this.#socket || this.#socket.active) return;
    this.#socket.connect();
    this.#tell({ error: null });
  }

  hear(event: string, handler: Handler): () => void {
    if (OWN.has(event)) return this.#hearOwn(event, handler);
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers);
    handlers.add(handler);
    return () => {
      handlers.delete(handler);
      if (handlers.size === 0 && this.#handlers.get(event) === handlers) this.#handlers.delete(event);
    };
  }

  /** Has us in a room while the line is open; see `Rooms`. */
  holdRoom(room: Room, told: Told): () => void {
    return this.#rooms.hold(room, told);
  }

  /** Says something: now, or when the connection is back and its rooms are joined. */
  say(event: string, args: readonly unknown[]): void {
    if (this.#socket?.connected) this.#socket.emit(event, ...args);
    else this.#outbox.keep(event, args);
  }

  #open(): void {
    if (this.#socket?.active) return;
    const socket = this.#socket ?? this.#listen(socketAt(this.address, this.namespace));
    this.#socket = socket;
    socket.connect();
    this.#tell({ error: null });
  }

  #close(): void {
    this.#socket?.disconnect();
    this.#outbox.clear();
    this.#status = IDLE;
    for (const listener of this.#listeners) listener();
  }

  /** Once for the life of a socket: it stays the same over all its connections. */
  #listen(socket: Socket): Socket {
    socket.on("connect", () => {
      this.#rooms.connected((event, args, answer) => {
        socket.emit(event, ...args, (said: Answer) => answer(said));
      }, socket.recovered);
      this.#outbox.drain((event, args) => socket.emit(event, ...args));
      this.#tell({ error: null });
    });
    socket.on("disconnect", (reason) => {
      this.#rooms.disconnected();
      const isDismissed = reason === "io server disconnect";
      this.#tell({ error: isDismissed ? new Error("the service has ended the session: sign in again") : null });
    });
    // Each attempt that fails, and a refusal for good; after the latter the socket is not active any more.
    socket.on("connect_error", (error) => { this.#tell({ error }); });
    socket.io.on("reconnect_attempt", () => this.#tell({}));
    socket.onAny((event: string, ...args: unknown[]) => this.#dispatch(event, args));
    return socket;
  }

  #dispatch(event: string, args: readonly unknown[]): void {
    // The first event of a connection whose events bear positions.
    if (event === "sync:position") this.#recovers = true;
    const { payload, position } = this.#recovers ? split(args) : { payload: args };
    if (position !== undefined && !this.#seen.add(position)) return;
    for (const handler of [...(this.#handlers.get(event) ?? [])]) handler(...payload);
  }

  #hearOwn(event: string, handler: Handler): () => void {
    this.#socket ??= this.#listen(socketAt(this.address, this.namespace));
    const socket = this.#socket;
    socket.on(event, handler);
    return () => socket.off(event, handler);
  }

  #tell(change: { error?: Error | null }): void {
    const connected = this.#socket?.connected ?? false;
    const connecting = !connected && (this.#socket?.active ?? false);
    const { error = this.#status.error } = change;
    const { connected: was, connecting: tried, error: before } = this.#status;
    if (was === connected && tried === connecting && before === error) return;
    this.#status = { connected, connecting, error };
    for (const listener of this.#listeners) listener();
  }
}

const lines = new Map<string, Line>();

/**
 * The line to a namespace. On a server, where nothing is ever opened, none is kept, since its options may be those of
 * one request.
 */
export function lineTo(address: Address, namespace: string): Line {
  if (typeof window === "undefined") return new Line(address, namespace);
  const key = `${namespace} ${keyOf(address)}`;
  let line = lines.get(key);
  if (!line) lines.set(key, (line = new Line(address, namespace)));
  return line;
}
