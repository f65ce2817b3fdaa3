import type { Patience } from "./retry.js";

/** How to reach the service, and what may wait for it. Only `url` and `apiKey` have to be given. Times are in ms. */
export interface RidgecastOptions {
  /** Where the service listens, such as `http://127.0.0.1:8080`. Rather the service itself than a proxy before it. */
  readonly url: string | URL;
  /** A key with the scope `publish`; also with `read`, if clients are counted or presence is asked for. */
  readonly apiKey: string;
  /**
   * How long the first call waits for others that go in the same request: 5. Calls made in a loop share a request this
   * way; 0 sends at the end of the tick.
   */
  readonly batchWindow?: number;
  /** Calls in one request: 1,000, which is what the service takes (`api.max_batch`). */
  readonly maxBatch?: number;
  /** Bytes in one request: 1 MiB, half of what the service takes (`api.max_body`). A call that is larger goes alone. */
  readonly maxBatchBytes?: number;
  /** How long an answer may take before the request is sent again: 15,000. The service itself gives up after 10,000. */
  readonly requestTimeout?: number;
  /** What may wait while the service is away. */
  readonly outbox?: {
    /** Calls: 20,000. At 100 a second that is three minutes. More are rejected, and `dropped` is emitted. */
    readonly maxCalls?: number;
    /** Bytes of their bodies: 32 MiB, so that an outage cannot take the application's memory. */
    readonly maxBytes?: number;
    /**
     * How old a call may become: 3,600,000 (an hour). What is older is no news. It has to be less than the time for which
     * the service knows repeated requests (`api.idempotency_ttl`, 24 h).
     */
    readonly maxAge?: number;
  };
  /** How long to wait between attempts: from 100, doubling, to 5,000. */
  readonly retry?: Partial<Patience>;
  /** Another `fetch` than Node's own, for instance with a TLS certificate of its own. */
  readonly fetch?: typeof fetch;
}

/** What is in force. */
export interface Settings {
  readonly url: URL;
  readonly apiKey: string;
  readonly batchWindow: number;
  readonly maxBatch: number;
  readonly maxBatchBytes: number;
  readonly requestTimeout: number;
  readonly maxCalls: number;
  readonly maxBytes: number;
  readonly maxAge: number;
  readonly retry: Patience;
  readonly fetch: typeof fetch;
}

const HOUR = 3_600_000;
const MEBIBYTE = 1_048_576;
/** The longest time that `setTimeout` knows. */
const MAX_TIME = 2 ** 31 - 1;

/**
 * The options with what was left out.
 *
 * @throws {TypeError} names the option that is wrong and says what was expected
 */
export function settings(options: RidgecastOptions): Settings {
  const { outbox = {}, retry = {} } = options;
  const min = number("retry.min", retry.min, 100, 1, MAX_TIME);
  return {
    url: address(options.url),
    apiKey: key(options.apiKey),
    batchWindow: number("batchWindow", options.batchWindow, 5, 0, MAX_TIME),
    maxBatch: number("maxBatch", options.maxBatch, 1_000, 1, 1_000),
    maxBatchBytes: number("maxBatchBytes", options.maxBatchBytes, MEBIBYTE, 1, Number.MAX_SAFE_INTEGER),
    requestTimeout: number("requestTimeout", options.requestTimeout, 15_000, 1, MAX_TIME),
    maxCalls: number("outbox.maxCalls", outbox.maxCalls, 20_000, 1, Number.MAX_SAFE_INTEGER),
    maxBytes: number("outbox.maxBytes", outbox.maxBytes, 32 * MEBIBYTE, 1, Number.MAX_SAFE_INTEGER),
    maxAge: number("outbox.maxAge", outbox.maxAge, HOUR, 1, 23 * HOUR),
    retry: { min, max: number("retry.max", retry.max, Math.max(min, 5_000), min, MAX_TIME) },
    fetch: options.fetch ?? fetch,
  };
}

function address(url: string | URL): URL {
  const expected = "url: expected an address such as http://127.0.0.1:8080";
  const parsed = URL.canParse(String(url)) ? new URL(url) : undefined;
  if (parsed?.protocol !== "http:" && parsed?.protocol !== "https:") throw new TypeError(`${expected}, got ${String(url)}`);
  // The addresses below it are put behind its path, which a proxy may want.
  if (!parsed.pathname.endsWith("/")) parsed.pathname += "/";
  return parsed;
}

function key(apiKey: string): string {
  // What it was is not said: it may be a secret with a blank too many.
  if (!/^[\x21-\x7e]+$/.test(apiKey ?? "")) throw new TypeError("apiKey: expected a key of visible ASCII characters");
  return apiKey;
}

function number(name: string, given: number | undefined, otherwise: number, least: number, most: number): number {
  const value = given ?? otherwise;
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new TypeError(`${name}: expected an integer from ${least} to ${most}, got ${String(value)}`);
  }
  return value;
}
