import { EventEmitter } from "node:events";

import type { Notices } from "./dispatcher.js";

/** What `on` can be asked for, and what its listeners are given. */
export type Notice = keyof Notices;
export type Listener<N extends Notice> = Notices[N];

/** How often, in ms, nobody's notices are passed on to the process at the most. */
const WARN_EVERY = 10_000;

/**
 * Tells listeners what goes wrong. Where nobody listens it is a warning of the process, which Node prints, but not one a
 * call: an outage would otherwise fill the log.
 */
export class Notifier implements Notices {
  readonly #emitter = new EventEmitter();
  readonly #warnings = new Map<Notice, { at: number; suppressed: number }>();

  /** Listens until the returned function is called. */
  on<N extends Notice>(notice: N, listener: Listener<N>): () => void {
    this.#emitter.on(notice, listener);
    return () => this.#emitter.off(notice, listener);
  }

  error: Notices["error"] = (error) => this.#tell("error", error.message, error);

  dropped: Notices["dropped"] = (error) => this.#tell("dropped", error.message, error);

  retry: Notices["retry"] = (retry) => {
    this.#tell("retry", `the service does not take calls, which wait in the outbox: ${retry.reason}`, retry);
  };

  #tell(notice: Notice, text: string, argument: unknown): void {
    if (this.#emitter.listenerCount(notice) === 0) this.#warn(notice, text);
    // A listener that throws must not stop the delivery.
    else queueMicrotask(() => this.#emitter.emit(notice, argument));
  }

  #warn(notice: Notice, text: string): void {
    const last = this.#warnings.get(notice);
    const now = performance.now();
    if (last && now - last.at < WARN_EVERY) {
      last.suppressed++;
      return;
    }
    const more = last?.suppressed ? ` (and ${last.suppressed} more before)` : "";
    this.#warnings.set(notice, { at: now, suppressed: 0 });
    process.emitWarning(`${notice}: ${text}${more}`, "RidgecastWarning");
  }
}
