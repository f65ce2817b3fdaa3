/**
 * How a screen without a token gets one: it shows a code, and an administrator says by it which screen this is.
 *
 * `POST /api/v1/pairings` gives the code and a secret name of this pairing; `GET /api/v1/pairings/{name}` says whether
 * somebody has confirmed it. A code that has run out makes way for a new one.
 */

import type { wire } from "@ridgecast/client";

export type Pairing =
  /** A code is asked for. */
  | { readonly state: "asking" }
  /** The service does not answer; it is asked again. */
  | { readonly state: "unreachable" }
  | { readonly state: "waiting"; readonly code: string }
  /** The last one. */
  | { readonly state: "confirmed"; readonly token: string };

export interface Means {
  readonly fetch: typeof fetch;
  /** Waits for so many milliseconds, or until it is all over. */
  readonly wait: (ms: number) => Promise<void>;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** How long to wait before asking a service again that does not answer. Doubled each time, up to the longest. */
const RETRY_AFTER = 2_000;
const RETRY_LONGEST = 30_000;

/** Tells how the pairing goes, until it is confirmed or ended. A state may come again. */
export async function* pair({ fetch, wait, signal }: Means): AsyncGenerator<Pairing, void> {
  let offer: wire.Pairing | undefined;
  let pause = RETRY_AFTER;
  yield { state: "asking" };
  while (!signal.aborted) {
    const answer = offer
      ? await ask<wire.PairingStatus>(fetch, `/api/v1/pairings/${encodeURIComponent(offer.pairingId)}`, { signal })
      : await ask<wire.Pairing>(fetch, "/api/v1/pairings", { signal, method: "POST" });
    if (answer instanceof Refusal) {
      if (offer && answer.status === 404) {
        // The code has run out.
        offer = undefined;
      } else {
        yield { state: "unreachable" };
        await wait(answer.retryAfter ?? pause);
        pause = Math.min(pause * 2, RETRY_LONGEST);
      }
      continue;
    }
    pause = RETRY_AFTER;
    if ("code" in answer) offer = answer;
    else if (answer.status === "confirmed") return yield { state: "confirmed", token: answer.token };
    if (!offer) continue;
    yield { state: "waiting", code: offer.code };
    await wait(offer.pollAfterMs);
  }
}

/** Why there is no answer: the status, or 0 where nobody was there. */
class Refusal {
  constructor(
    readonly status: number,
    /** When to come back, in milliseconds, where the service says so. */
    readonly retryAfter?: number,
  ) {}
}

async function ask<T>(fetch: Means["fetch"], path: string, init: RequestInit): Promise<T | Refusal> {
  try {
    const answer = await fetch(path, { ...init, cache: "no-store" });
    if (answer.ok) return (await answer.json()) as T;
    const seconds = Number.parseInt(answer.headers.get("retry-after") ?? "", 10);
    return Number.isNaN(seconds) ? new Refusal(answer.status) : new Refusal(answer.status, seconds * 1_000);
  } catch {
    return new Refusal(0);
  }
}
