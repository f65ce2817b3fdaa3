import { readProblem, type Problem } from "./errors.js";
import type { Settings } from "./options.js";
import { retryAfter } from "./retry.js";

/** What has become of a request. */
export type Outcome =
  /** 2xx, with the text of the answer. */
  | { readonly kind: "done"; readonly body: string }
  /** The service will not have it, and never would. Nothing has happened. */
  | { readonly kind: "refused"; readonly problem: Problem }
  /** Nobody knows whether it was done; to be sent again. */
  | { readonly kind: "again"; readonly why: string; readonly after?: number; readonly problem?: Problem };

/** A request to the service, below its address. */
export interface Request {
  readonly method: "GET" | "POST" | "DELETE";
  /** With the query, from `/api/v1/` on. */
  readonly path: string;
  readonly body?: string | ReadableStream<Uint8Array>;
  readonly contentType?: string;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** Sends a request once, with the API key; unless its body is a stream, for no longer than `requestTimeout`. */
export type Send = (request: Request) => Promise<Outcome>;

/** A sender of requests. Node's `fetch` keeps connections alive by itself. */
export function sender({ url, apiKey, requestTimeout, fetch }: Settings): Send {
  return async ({ method, path, body, contentType = "application/json", idempotencyKey, signal }) => {
    const isStream = body instanceof ReadableStream;
    const headers: Record<string, string> = { authorization: `Bearer ${apiKey}`, accept: "application/json" };
    if (body !== undefined) headers["content-type"] = contentType;
    if (idempotencyKey !== undefined) headers["idempotency-key"] = idempotencyKey;
    // A model may write for minutes.
    const limit = limited(signal, isStream ? undefined : requestTimeout);
    try {
      const answer = await fetch(new URL(path.slice(1), url), {
        method,
        headers,
        signal: limit.signal,
        // A redirected POST would become a GET.
        redirect: "manual",
        ...(body === undefined ? {} : { body }),
        ...(isStream ? { duplex: "half" } : {}),
      });
      return outcome(answer.status, await answer.text(), answer.headers.get("retry-after"));
    } catch (error) {
      return { kind: "again", why: trouble(error) };
    } finally {
      limit.done();
    }
  };
}

/**
 * A signal that is aborted with another one or after so many ms, and lets go of both when it is `done`: the other one lives
 * as long as the application does.
 */
function limited(outer: AbortSignal | undefined, ms: number | undefined): { signal: AbortSignal; done: () => void } {
  const controller = new AbortController();
  const end = () => controller.abort(outer?.reason);
  if (outer?.aborted) end();
  outer?.addEventListener("abort", end);
  const timer = ms === undefined ? undefined : setTimeout(() => controller.abort(new Error(`no answer within ${ms} ms`)), ms);
  const done = () => {
    outer?.removeEventListener("abort", end);
    clearTimeout(timer);
  };
  return { signal: controller.signal, done };
}

/** What a status means; docs/WIRE.md has the table. Whatever a proxy says for a service that is away counts as 503. */
export function outcome(status: number, body: string, retryAfterHeader: string | null): Outcome {
  if (status >= 200 && status < 300) return { kind: "done", body };
  const problem = readProblem(status, body);
  const passes = status >= 500 || status === 429 || status === 408;
  if (!passes) return { kind: "refused", problem };
  const after = retryAfter(retryAfterHeader);
  const why = `answered ${status}${problem.detail === undefined ? "" : `: ${problem.detail}`}`;
  return { kind: "again", why, problem, ...(after === undefined ? {} : { after }) };
}

/** `fetch` says "fetch failed", and why in the causes. */
function trouble(error: unknown): string {
  let why = "no connection";
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at.message !== "") why = at.message;
  }
  return why;
}
