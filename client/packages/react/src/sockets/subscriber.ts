import { type Handler, IDLE, type Line, type LineStatus } from "./line.js";
import type { Room } from "./rooms.js";

/**
 * What one component wants of a line: rooms, and to hear events. It has them from `start` until it is stopped; what it
 * wants can be said before, between and after.
 */
export class Subscriber {
  #isStarted = false;
  #status = IDLE;
  readonly #listeners = new Set<() => void>();
  readonly #rooms = new Map<string, { room: Room; letGo?: () => void; refusal?: Error }>();
  readonly #handlers = new Map<string, Map<Handler, () => void>>();

  constructor(readonly line: Line) {}

  /** Holds the line, the rooms and the handlers, until the answer is called. */
  start(): () => void {
    this.#isStarted = true;
    const unsubscribe = this.line.subscribe(this.#tell);
    const letGo = this.line.hold();
    for (const key of this.#rooms.keys()) this.#hold(key);
    this.#tell();
    return () => {
      this.#isStarted = false;
      unsubscribe();
      for (const wanted of this.#rooms.values()) this.#release(wanted);
      letGo();
      this.#tell();
    };
  }

  readonly get = (): LineStatus => this.#status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Wants to be in a room; to want it twice is to want it once. */
  readonly join = (...room: Room): void => {
    const key = JSON.stringify(room);
    if (this.#rooms.has(key)) return;
    this.#rooms.set(key, { room });
    if (this.#isStarted) this.#hold(key);
  };

  readonly leave = (...room: Room): void => {
    const key = JSON.stringify(room);
    const wanted = this.#rooms.get(key);
    if (!wanted) return;
    this.#rooms.delete(key);
    this.#release(wanted);
    this.#tell();
  };

  /** Hears an event, until the answer is called. */
  readonly on = (event: string, handler: Handler): (() => void) => {
    const handlers = this.#handlers.get(event) ?? new Map<Handler, () => void>();
    this.#handlers.set(event, handlers);
    // Who hears already goes on hearing, once.
    if (!handlers.has(handler)) {
      const unhear = this.line.hear(event, (...args) => {
        if (this.#isStarted) handler(...args);
      });
      handlers.set(handler, unhear);
    }
    return () => this.off(event, handler);
  };

  /** Without a handler, none of this component's hears the event any more. */
  readonly off = (event: string, handler?: Handler): void => {
    const handlers = this.#handlers.get(event);
    for (const [known, unhear] of [...(handlers ?? [])]) {
      if (handler !== undefined && known !== handler) continue;
      unhear();
      handlers?.delete(known);
    }
  };

  #hold(key: string): void {
    const wanted = this.#rooms.get(key);
    if (!wanted) return;
    wanted.letGo = this.line.holdRoom(wanted.room, (refusal) => {
      if (refusal === null) delete wanted.refusal;
      else wanted.refusal = new Error(`${wanted.room.join(" ")}: ${refusal}`);
      this.#tell();
    });
  }

  #release(wanted: { letGo?: () => void; refusal?: Error }): void {
    wanted.letGo?.();
    delete wanted.letGo;
    delete wanted.refusal;
  }

  readonly #tell = (): void => {
    const next = this.#now();
    const { connected, connecting, error } = this.#status;
    if (next.connected === connected && next.connecting === connecting && next.error === error) return;
    this.#status = next;
    for (const listener of this.#listeners) listener();
  };

  /** The line's status, and what is wrong with this component's own rooms. */
  #now(): LineStatus {
    if (!this.#isStarted) return IDLE;
    const status = this.line.get();
    if (status.error || !status.connected) return status;
    for (const { refusal } of this.#rooms.values()) {
      if (refusal) return { ...status, error: refusal };
    }
    return status;
  }
}
