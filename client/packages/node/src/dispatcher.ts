import type { Receipt } from "./answers.js";
import { Delivery, type Retry } from "./delivery.js";
import { RidgecastError, type ErrorCode } from "./errors.js";
import type { Send } from "./http.js";
import type { Settings } from "./options.js";
import { Outbox, nameOf, type Call, type Fate } from "./outbox.js";
import { within } from "./within.js";

/** What is told to whoever wants to know, besides what becomes of each call. */
export interface Notices {
  /** A call will not be done: the service refuses it, or it cannot be sent at all. */
  error(error: RidgecastError): void;
  /** A call is given up: there was no room for it, no time left, or `close()` came first. */
  dropped(error: RidgecastError): void;
  /** An attempt has failed and will be repeated. */
  retry(retry: Retry): void;
}

/**
 * Takes calls and has them delivered in the order they were made.
 *
 * One request is under way at a time, so nothing overtakes; what is called meanwhile goes into the next one together.
 */
export class Dispatcher {
  readonly #settings: Settings;
  readonly #notices: Notices;
  readonly #outbox: Outbox;
  readonly #delivery: Delivery;
  /** Once aborted, nobody waits any longer. */
  readonly #end = new AbortController();
  #isClosed = false;
  #work: Promise<void> | undefined;
  /** Ends the time in which others join the first call. */
  #endWindow = () => {};

  constructor(settings: Settings, send: Send, notices: Notices) {
    this.#settings = settings;
    this.#notices = notices;
    this.#outbox = new Outbox(settings);
    this.#delivery = new Delivery({
      settings,
      send,
      signal: this.#end.signal,
      onDone: (call, receipt) => {
        this.#outbox.remove(call);
        call.fate.resolve(receipt);
      },
      onRefused: (call, error) => this.#reject(call, error, "error"),
      onGivenUp: (call, error) => this.#reject(call, error, "dropped"),
      onRetry: (retry) => notices.retry(retry),
    });
  }

  /** How many calls have been taken whose fate is not known. */
  get pending(): number {
    return this.#outbox.size;
  }

  /**
   * Takes a call; the argument is read now, and may be changed afterwards. Whoever does not wait for the promise need not
   * catch it: what goes wrong is noticed as well.
   */
  call(method: Call["method"], path: string, argument?: unknown): Promise<Receipt> {
    const fate = undecided<Receipt>();
    const refuse = (code: ErrorCode, why: string, notice: "error" | "dropped", cause?: unknown) => {
      const error = new RidgecastError(code, nameOf({ method, path }), why, { cause });
      this.#notices[notice](error);
      fate.reject(error);
      return fate.promise;
    };
    if (this.#isClosed) return refuse("closed", "the connection to Ridgecast is closed", "dropped");
    let body: string | undefined;
    try {
      // What has no value in JSON (undefined, a function) is null, as it is in an array.
      if (method === "POST") body = JSON.stringify(argument) ?? "null";
    } catch (cause) {
      return refuse("not-json", `the argument has no JSON form: ${String(cause)}`, "error", cause);
    }
    const bytes = Buffer.byteLength(body ?? "");
    const full = this.#outbox.fullFor(bytes);
    if (full !== undefined) return refuse("outbox-full", full, "dropped");
    this.#outbox.add({ method, path, body, bytes, calledAt: performance.now(), fate });
    if (this.#outbox.waiting >= this.#settings.maxBatch) this.#endWindow();
    this.#work ??= this.#empty();
    return fate.promise;
  }

  /** Resolves when the fate of all that has been called until now is known. */
  async flush(): Promise<void> {
    this.#endWindow();
    await Promise.allSettled([...this.#outbox.calls()].map(({ fate }) => fate.promise));
  }

  /** Takes no more calls, gives the others so many ms, and drops those that are left then. Says how many. */
  async close(timeout: number): Promise<number> {
    this.#isClosed = true;
    await within(timeout, this.flush());
    const left = this.pending;
    this.#end.abort();
    await this.#work;
    return left;
  }

  /** The time in which others join the first call. */
  #window(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#settings.batchWindow);
      this.#endWindow = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Delivers until nothing waits. */
  async #empty(): Promise<void> {
    const { maxAge } = this.#settings;
    await this.#window();
    while (this.#outbox.waiting > 0) {
      for (const call of this.#outbox.takeOlderThan(performance.now() - maxAge)) {
        const why = `not sent within ${maxAge} ms (outbox.maxAge)`;
        this.#reject(call, new RidgecastError("expired", nameOf(call), why), "dropped");
      }
      if (this.#outbox.waiting > 0) await this.#delivery.deliver(this.#outbox.take(this.#settings));
    }
    // In one go with the look at the outbox: whoever calls next begins anew.
    this.#work = undefined;
  }

  #reject(call: Call, error: RidgecastError, notice: "error" | "dropped"): void {
    this.#outbox.remove(call);
    this.#notices[notice](error);
    call.fate.reject(error);
  }
}

/** A fate that nobody need wait for. */
function undecided<T>(): Fate<T> {
  let resolve: Fate<T>["resolve"] = () => {};
  let reject: Fate<T>["reject"] = () => {};
  const promise = new Promise<T>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
}
