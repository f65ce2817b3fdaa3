import type { Receipt } from "./answers.js";
import type { RidgecastError } from "./errors.js";

/** What the service is to be told. */
export interface Call {
  readonly method: "POST" | "DELETE";
  readonly path: string;
  /** Its JSON, made when it was called: what is changed later does not change what is told. Nothing for a DELETE. */
  readonly body: string | undefined;
  readonly bytes: number;
  /** By the monotonic clock, in ms. */
  readonly calledAt: number;
  /** What becomes of it, for the caller. */
  readonly fate: Fate<Receipt>;
}

/** A promise and the ways to settle it. */
export interface Fate<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: RidgecastError) => void;
}

/** What may be in an outbox. */
export interface Bounds {
  readonly maxCalls: number;
  readonly maxBytes: number;
}

/** What may be in one request. */
export interface BatchBounds {
  readonly maxBatch: number;
  readonly maxBatchBytes: number;
}

/** What an entry of a batch has around its path and its body. */
const AROUND_ENTRY = `{"path":"","body":},`.length;

/**
 * The calls whose fate is not known. Those at the front may be under way, the others wait in their order.
 *
 * It is bounded in calls and in bytes, for it lives in the application's memory. The newest is refused when it is full,
 * not the oldest dropped: the caller is there to hear of it, and what was accepted stays accepted.
 */
export class Outbox {
  readonly #bounds: Bounds;
  readonly #all = new Set<Call>();
  #waiting: Call[] = [];
  #bytes = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /** How many there are, those under way included. */
  get size(): number {
    return this.#all.size;
  }

  /** All of them. */
  calls(): Iterable<Call> {
    return this.#all;
  }

  /** How many wait for a request. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Why there is no room for one of so many bytes, if there is none. */
  fullFor(bytes: number): string | undefined {
    const { maxCalls, maxBytes } = this.#bounds;
    if (this.size >= maxCalls) return `the outbox is full: ${this.size} calls wait already (outbox.maxCalls)`;
    if (this.#bytes + bytes > maxBytes) return `the outbox is full: ${this.#bytes} bytes wait already (outbox.maxBytes)`;
    return undefined;
  }

  add(call: Call): void {
    this.#all.add(call);
    this.#waiting.push(call);
    this.#bytes += call.bytes;
  }

  /** Its fate is known. */
  remove(call: Call): void {
    if (this.#all.delete(call)) this.#bytes -= call.bytes;
  }

  /** Takes what goes into the next request: as many POSTs as fit, or one DELETE, which the service takes in no batch. */
  take({ maxBatch, maxBatchBytes }: BatchBounds): Call[] {
    let count = 0;
    let bytes = "[]".length;
    for (const { method, path, bytes: body } of this.#waiting) {
      bytes += AROUND_ENTRY + path.length + body;
      if (method === "DELETE" || count === maxBatch || (bytes > maxBatchBytes && count > 0)) break;
      count++;
    }
    return this.#waiting.splice(0, Math.max(count, 1));
  }

  /** Takes those that were called before a moment. */
  takeOlderThan(moment: number): Call[] {
    const firstYoung = this.#waiting.findIndex(({ calledAt }) => calledAt >= moment);
    return this.#waiting.splice(0, firstYoung === -1 ? this.#waiting.length : firstYoung);
  }
}

/** How a call is named in errors. */
export function nameOf({ method, path }: Pick<Call, "method" | "path">): string {
  return `${method} ${path}`;
}
