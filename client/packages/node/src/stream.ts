import type { Receipt } from "./answers.js";
import type { Notices } from "./dispatcher.js";
import { RidgecastError, refusal } from "./errors.js";
import type { Send } from "./http.js";
import { path } from "./path.js";
import type { Training } from "./training.js";

/** A piece of what a model writes: its text, or an object, whose metadata go along with the whole (the last ones count). */
export type Piece = string | { readonly delta?: string; readonly metadata?: unknown };

/** What a stream works with. */
export interface StreamParts {
  readonly send: Send;
  readonly training: Pick<Training, "sendRoleplayResponse">;
  readonly notices: Pick<Notices, "error">;
  /** Once aborted, nobody waits any longer. */
  readonly signal: AbortSignal;
}

/**
 * Tells an answer while it is written: each piece as `roleplay:chunk`, then the whole as `roleplay:response`.
 *
 * If the service goes away meanwhile, the rest is read from the source and the whole goes through the outbox, so that the
 * trainee is not left with half an answer.
 */
export async function stream(
  { send, training, notices, signal }: StreamParts,
  sessionId: string,
  pieces: AsyncIterable<Piece>,
): Promise<Receipt> {
  const source = new Transcript(pieces);
  const address = path`/training/sessions/${sessionId}/responses/stream`;
  const call = `POST ${address}`;
  const body = bytesOf(source);
  const outcome = await send({ method: "POST", path: address, body, contentType: "application/x-ndjson", signal });
  const fail = (error: RidgecastError) => {
    source.cancel();
    notices.error(error);
    throw error;
  };
  if (source.failure) {
    const cause = source.failure.error;
    return fail(new RidgecastError("broken-off", call, `the source of the answer failed: ${String(cause)}`, { cause }));
  }
  if (outcome.kind === "done") return JSON.parse(outcome.body) as Receipt;
  if (outcome.kind === "refused") return fail(refusal(call, outcome.problem));
  if (signal.aborted) return fail(new RidgecastError("closed", call, "closed before the answer was whole"));
  while (!(await source.next()).done);
  return training.sendRoleplayResponse(sessionId, source.text, source.metadata);
}

/** Reads a source, one piece after the other, and keeps what it has read. */
class Transcript {
  readonly #iterator: AsyncIterator<Piece>;
  #last: Promise<unknown> = Promise.resolve();
  text = "";
  metadata: unknown;
  failure: { readonly error: unknown } | undefined;

  constructor(pieces: AsyncIterable<Piece>) {
    this.#iterator = pieces[Symbol.asyncIterator]();
  }

  /** The next piece. Asked while another one is awaited, it waits for that. */
  next(): Promise<IteratorResult<Piece, unknown>> {
    const next = this.#last.then(() => this.#read());
    this.#last = next.catch(() => {});
    return next;
  }

  async #read(): Promise<IteratorResult<Piece, unknown>> {
    try {
      const result = await this.#iterator.next();
      if (!result.done) this.#keep(result.value);
      return result;
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }

  /** Nobody wants the rest. */
  cancel(): void {
    this.#iterator.return?.().catch(() => {});
  }

  #keep(piece: Piece): void {
    const { delta = "", metadata } = typeof piece === "string" ? { delta: piece } : piece;
    this.text += delta;
    if (metadata !== undefined) this.metadata = metadata;
  }
}

/** A line for each piece. Who stops reading does not stop the source: the rest of it is wanted all the same. */
function bytesOf(source: Transcript): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
  });
}
