import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import type { Receipt } from "./answers.js";
import { blamed } from "./blame.js";
import { RidgecastError, refusal, type ErrorCode, type Problem } from "./errors.js";
import type { Outcome, Request, Send } from "./http.js";
import type { Settings } from "./options.js";
import { nameOf, type Call } from "./outbox.js";
import { delay } from "./retry.js";

/** A failed attempt. */
export interface Retry {
  /** How many attempts at this request have failed. */
  readonly attempt: number;
  /** How long until the next one, in ms. */
  readonly delay: number;
  /** What went wrong, for people. */
  readonly reason: string;
}

/** What a delivery works with, and whom it tells what becomes of calls. */
export interface DeliveryParts {
  readonly settings: Pick<Settings, "maxAge" | "retry">;
  readonly send: Send;
  /** Once aborted, nobody waits any longer. */
  readonly signal: AbortSignal;
  readonly onDone: (call: Call, receipt: Receipt) => void;
  /** It will not be done. */
  readonly onRefused: (call: Call, error: RidgecastError) => void;
  /** Nobody waits for it any longer; it may have been done. */
  readonly onGivenUp: (call: Call, error: RidgecastError) => void;
  readonly onRetry: (retry: Retry) => void;
}

const BATCH = "/api/v1/batch";

/** Refusals of a whole batch that a part of it may escape: something in it is malformed, or it is too large. */
const DIVISIBLE = [400, 413, 422];

/** Brings calls to the service, each once, and says what becomes of them. */
export class Delivery {
  readonly #parts: DeliveryParts;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** Brings calls there as one request, or what is right of them if some are wrong. Returns when the fate of each is known. */
  async deliver(calls: readonly Call[]): Promise<void> {
    const answer = await this.#persist(calls);
    if (answer?.kind === "done") this.#done(calls, answer.body);
    if (answer?.kind === "refused") await this.#refused(calls, answer.problem);
  }

  /**
   * The answer to a request, however often it has to be sent; nothing, if its calls were given up.
   *
   * It goes under an `Idempotency-Key` made once, and is repeated as it is: the service answers a repetition as it answered
   * first, across its restarts too. So not even what may have been done is done twice.
   */
  async #persist(calls: readonly Call[]): Promise<Exclude<Outcome, { kind: "again" }> | undefined> {
    const { settings, send, signal, onGivenUp, onRetry } = this.#parts;
    const { maxAge, retry } = settings;
    const request = { ...requestOf(calls), idempotencyKey: randomUUID(), signal };
    // None is given up before its time; the others of the request wait with the youngest.
    const until = Math.max(...calls.map(({ calledAt }) => calledAt)) + maxAge;
    const giveUp = (code: ErrorCode, why: string, problem?: Problem) => {
      for (const call of calls) onGivenUp(call, errorOf(call, code, why, problem));
      return undefined;
    };
    for (let attempt = 1; ; attempt++) {
      if (signal.aborted) return giveUp("closed", "closed before it was confirmed");
      const outcome = await send(request);
      if (outcome.kind !== "again") return outcome;
      if (signal.aborted) continue;
      const ms = delay(retry, attempt, outcome.after);
      if (performance.now() + ms >= until) {
        return giveUp("expired", `not confirmed within ${maxAge} ms (outbox.maxAge); ${outcome.why}`, outcome.problem);
      }
      onRetry({ attempt, delay: ms, reason: outcome.why });
      await sleep(ms, undefined, { signal }).catch(() => {});
    }
  }

  #done(calls: readonly Call[], body: string): void {
    const receipts = receiptsOf(calls, body);
    calls.forEach((call, index) => {
      const receipt = receipts?.[index];
      if (receipt) this.#parts.onDone(call, receipt);
      else this.#refuse(call, { status: 200, detail: "the answer is none of Ridgecast's; is the url right?" });
    });
  }

  /** Nothing of a refused request has happened: what is right of it is sent again without what is wrong. */
  async #refused(calls: readonly Call[], problem: Problem): Promise<void> {
    const wrong = isBatch(calls) ? blamed(problem, calls.length) : new Map<number, Problem>();
    if (wrong.size > 0) {
      calls.forEach((call, index) => {
        const own = wrong.get(index);
        if (own) this.#refuse(call, own);
      });
      const right = calls.filter((_, index) => !wrong.has(index));
      if (right.length > 0) await this.deliver(right);
    } else if (calls.length > 1 && DIVISIBLE.includes(problem.status)) {
      const half = Math.ceil(calls.length / 2);
      await this.deliver(calls.slice(0, half));
      await this.deliver(calls.slice(half));
    } else {
      for (const call of calls) this.#refuse(call, problem);
    }
  }

  #refuse(call: Call, problem: Problem): void {
    this.#parts.onRefused(call, refusal(nameOf(call), problem));
  }
}

function errorOf(call: Call, code: ErrorCode, why: string, problem?: Problem): RidgecastError {
  return new RidgecastError(code, nameOf(call), why, problem === undefined ? {} : { problem });
}

/** A DELETE goes alone, and POSTs as a batch, also a single one: then all is answered in the same form. */
function isBatch([first]: readonly Call[]): boolean {
  return first?.method === "POST";
}

function requestOf(calls: readonly Call[]): Request {
  const [first] = calls;
  if (first && !isBatch(calls)) return { method: first.method, path: first.path };
  const entries = calls.map(({ path, body }) => `{"path":${JSON.stringify(path)},"body":${body}}`);
  return { method: "POST", path: BATCH, body: `[${entries.join()}]` };
}

/** The answers to a request's calls, in their order; nothing, if it is not the service that has answered. */
function receiptsOf(calls: readonly Call[], body: string): Receipt[] | undefined {
  try {
    const answer: unknown = JSON.parse(body);
    const receipts: unknown = isBatch(calls) ? answer : [answer];
    const isRight = Array.isArray(receipts) && receipts.length === calls.length && receipts.every(isReceipt);
    return isRight ? receipts : undefined;
  } catch {
    return undefined;
  }
}

function isReceipt(value: unknown): value is Receipt {
  return Array.isArray((value as Partial<Receipt> | null)?.events);
}
