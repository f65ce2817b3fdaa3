import type { Clock } from "./clock.js";
import { type Problem, RidgecastError } from "./errors.js";
import type { ServerTime } from "./server-time.js";

/** How long an answer may take. */
const TIMEOUT = 20_000;

export interface HttpOptions {
  /** The origin of the service, or "" for the page's own. */
  readonly url: string;
  readonly token: () => Promise<string | undefined>;
  readonly fetch: typeof fetch;
}

/** Asks the service by HTTP, as who the connection is. */
export class Http {
  readonly #running = new Set<AbortController>();
  #isClosed = false;

  constructor(
    private readonly options: HttpOptions,
    private readonly clock: Clock,
    private readonly serverTime: ServerTime,
  ) {}

  async fetch<T>(path: string, init: RequestInit = {}): Promise<T> {
    const headers = new Headers(init.headers);
    if (!headers.has("accept")) headers.set("accept", "application/json");
    if (init.body != null && !headers.has("content-type")) headers.set("content-type", "application/json");
    const abort = new AbortController();
    const end = () => abort.abort();
    if (init.signal?.aborted || this.#isClosed) end();
    init.signal?.addEventListener("abort", end);
    this.#running.add(abort);
    const stopWaiting = this.clock.after(TIMEOUT, end);
    try {
      const token = await this.options.token();
      if (token !== undefined && !headers.has("authorization")) headers.set("authorization", `Bearer ${token}`);
      const askedAt = this.clock.now();
      const request = { ...init, headers, signal: abort.signal, credentials: init.credentials ?? "include" } as const;
      const answer = await this.options.fetch(this.options.url + path, request);
      const roundTrip = this.clock.now() - askedAt;
      const body = await answer.text();
      if (!answer.ok) throw httpError(path, answer, body);
      const data: unknown = body === "" ? undefined : JSON.parse(body);
      const time = (data as { serverTime?: unknown } | undefined)?.serverTime;
      if (typeof time === "string") this.serverTime.answered(time, roundTrip);
      return data as T;
    } catch (error) {
      if (error instanceof RidgecastError) throw error;
      if (this.#isClosed) throw new RidgecastError("closed", "The client is closed");
      throw new RidgecastError("network", `${path}: ${error instanceof Error ? error.message : "no answer"}`);
    } finally {
      stopWaiting();
      init.signal?.removeEventListener("abort", end);
      this.#running.delete(abort);
    }
  }

  /** Gives up all that is asked for. */
  close(): void {
    this.#isClosed = true;
    for (const abort of this.#running) abort.abort();
  }
}

function httpError(path: string, answer: Response, body: string): RidgecastError {
  let problem: Problem | undefined;
  if (answer.headers.get("content-type")?.startsWith("application/problem+json")) {
    try {
      problem = JSON.parse(body) as Problem;
    } catch {
      // Cut off on the way: the status says enough.
    }
  }
  const retryAfter = Number(answer.headers.get("retry-after") ?? Number.NaN);
  return new RidgecastError(
    "http",
    problem?.detail ?? problem?.title ?? `${path}: ${answer.status} ${answer.statusText}`.trim(),
    answer.status,
    problem,
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}

/** Whether the same request may well succeed later, though nothing about it is changed. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof RidgecastError)) return false;
  if (error.code !== "http") return error.code === "network";
  return error.status === 408 || error.status === 429 || (error.status ?? 0) >= 500;
}
