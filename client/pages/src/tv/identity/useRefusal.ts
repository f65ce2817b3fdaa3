import { useConnection, useRidgecast } from "@ridgecast/react";
import { useEffect } from "react";

import type { Who } from "./useWho";

const ASK_AGAIN_AFTER = 30_000;

/** Once the stream is refused: whether that is this screen's token or login, which the service is asked; else it is tried again. */
export function useRefusal(who: Who, onRefused: () => void): void {
  const client = useRidgecast();
  const { reason } = useConnection();
  const isRefused = reason === "refused" || reason === "signed-out";
  const token = who.kind === "kiosk" ? who.token : undefined;
  useEffect(() => {
    if (!isRefused) return undefined;
    let over = false;
    const ask = async (again: boolean) => {
      const headers: HeadersInit = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const answer = await fetch("/session", { headers, cache: "no-store" }).catch(() => undefined);
      if (over) return;
      if (answer?.status === 401) onRefused();
      else if (again) client.reconnect();
    };
    void ask(false);
    const timer = setInterval(() => void ask(true), ASK_AGAIN_AFTER);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [client, isRefused, token, onRefused]);
}
