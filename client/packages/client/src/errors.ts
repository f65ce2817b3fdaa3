/** A problem document (RFC 9457), as the service answers what it does not do. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly field: string; readonly detail: string }[];
}

/**
 * - `network`: there was no answer
 * - `http`: the answer was an error; `status` and perhaps `problem` say which
 * - `refused`: the service would not do it: the event or room is not allowed, or malformed; the message says why
 * - `expired`: it waited for a connection for longer than it was worth
 * - `overflow`: too much was waiting already
 * - `closed`: the client was closed first
 */
export type ErrorCode = "network" | "http" | "refused" | "expired" | "overflow" | "closed";

/** The one error that this package throws and rejects with. */
export class RidgecastError extends Error {
  override readonly name = "RidgecastError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** The HTTP status, with `http`. */
    readonly status?: number,
    /** What the service said about it, where it said something. */
    readonly problem?: Problem,
    /** After how many seconds to ask again, where the service says so. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}
