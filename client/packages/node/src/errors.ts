/** A refusal as the service words it: `application/problem+json` (RFC 9457), with the fields that are to blame. */
export interface Problem {
  readonly title?: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
}

/** What is wrong with one field, and what was expected. */
export interface FieldError {
  /** Its place in the body, such as `metrics.score`; empty for the body as a whole. */
  readonly field: string;
  readonly detail: string;
}

/**
 * Why a call was not done:
 *
 * - `refused`: the service will not have it, now or later; `problem` says why. The program or its data must be mended.
 * - `unroutable`: the service has no such event for this audience. Nothing was sent.
 * - `not-json`: the argument has no JSON form (a circle, a BigInt). Nothing was sent.
 * - `outbox-full`: too much waits already. Nothing was sent.
 * - `expired`: it waited for `outbox.maxAge` and was not confirmed; it may have been told all the same.
 * - `closed`: `close()` was called before it was confirmed; it may have been told all the same.
 * - `unavailable`: what is not queued (a GET, a ticket) could not be answered just now.
 * - `broken-off`: the source of a streamed answer failed; `cause` is its error.
 */
export type ErrorCode =
  | "refused"
  | "unroutable"
  | "not-json"
  | "outbox-full"
  | "expired"
  | "closed"
  | "unavailable"
  | "broken-off";

/** Why a call was not done. Its message names the call, and the field where one is to blame. */
export class RidgecastError extends Error {
  override readonly name = "RidgecastError";
  readonly code: ErrorCode;
  /** What was called, such as `POST /api/v1/sales`. */
  readonly call: string;
  /** What the service answered, if it did. */
  readonly problem: Problem | undefined;

  constructor(code: ErrorCode, call: string, why: string, { problem, cause }: { problem?: Problem; cause?: unknown } = {}) {
    super(`${call}: ${why}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.call = call;
    this.problem = problem;
  }

  /** The status that the service answered, if it did. */
  get status(): number | undefined {
    return this.problem?.status;
  }
}

/** The service's refusal of a call. */
export function refusal(call: string, problem: Problem): RidgecastError {
  return new RidgecastError("refused", call, `${problem.status} ${problem.detail ?? problem.title ?? ""}`.trimEnd(), { problem });
}

/** What an answer other than 2xx says, whoever wrote it: a proxy in between has pages of its own. */
export function readProblem(status: number, body: string): Problem {
  const said = parse(body);
  const text = (key: string) => (typeof said[key] === "string" ? { [key]: said[key] } : {});
  const errors = Array.isArray(said["errors"]) ? { errors: said["errors"].filter(isFieldError) } : {};
  return { status, ...text("title"), ...text("detail"), ...errors };
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isFieldError(value: unknown): value is FieldError {
  const error = value as Partial<FieldError> | null;
  return typeof error?.field === "string" && typeof error.detail === "string";
}
