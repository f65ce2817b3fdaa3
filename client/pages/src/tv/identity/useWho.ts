import { useCallback, useEffect, useState } from "react";

import { fetchIdentity } from "../../app/config";
import { storage } from "../state/storage";
import { pair } from "./pairing";
import { findToken, forgetToken, keepToken, kioskName } from "./token";
import { wait } from "./wait";

/** Who this screen is. */
export type Who =
  /** It is not known yet; `reachable` says whether the service answers at all. */
  | { readonly kind: "asking"; readonly reachable: boolean }
  /** Nobody: it shows this code, for an administrator to say which screen it is. */
  | { readonly kind: "pairing"; readonly code: string; readonly reachable: boolean }
  /** A kiosk. */
  | { readonly kind: "kiosk"; readonly token: string; readonly name?: string }
  /** Whoever is signed in at this browser. */
  | { readonly kind: "user" };

const RETRY_AFTER = 3_000;

/**
 * Who this screen is: by the token of its address, or the one that it kept; else by the login of this browser; else it is
 * paired, and keeps its token. The returned function is for a token or login that is refused.
 */
export function useWho(): readonly [Who, () => void] {
  const [who, setWho] = useState<Who>(start);
  const isKnown = who.kind === "kiosk" || who.kind === "user";

  useEffect(() => {
    if (isKnown) return undefined;
    const stop = new AbortController();
    void (async () => {
      for await (const found of search(stop.signal)) if (!stop.signal.aborted) setWho(found);
    })();
    return () => stop.abort();
  }, [isKnown]);

  const refused = useCallback(() => {
    forgetToken(storage);
    setWho({ kind: "asking", reachable: true });
  }, []);
  return [who, refused];
}

function start(): Who {
  const token = findToken(window, storage);
  return token === undefined ? { kind: "asking", reachable: true } : kiosk(token);
}

function kiosk(token: string): Who {
  const name = kioskName(token);
  return { kind: "kiosk", token, ...(name === undefined ? {} : { name }) };
}

async function* search(signal: AbortSignal): AsyncGenerator<Who, void> {
  while (!signal.aborted) {
    const identity = await fetchIdentity().catch(() => undefined);
    if (identity) return yield { kind: "user" };
    if (identity === null) break;
    yield { kind: "asking", reachable: false };
    await wait(RETRY_AFTER, signal);
  }
  let code: string | undefined;
  for await (const pairing of pair({ fetch: (...asked) => fetch(...asked), wait: (ms) => wait(ms, signal), signal })) {
    if (pairing.state === "confirmed") {
      keepToken(pairing.token, storage);
      return yield kiosk(pairing.token);
    }
    if (pairing.state === "waiting") code = pairing.code;
    const reachable = pairing.state !== "unreachable";
    yield code === undefined ? { kind: "asking", reachable } : { kind: "pairing", code, reachable };
  }
}
