import { useConnection, useRidgecast } from "@ridgecast/react";
import { useEffect } from "react";

const ASK_AGAIN_AFTER = 30_000;

/**
 * Once the stream is refused: whether that is the token (missing: the login) of this page, which the service is asked, and which
 * `onRefused` is told; else it is tried again.
 */
export function useRefusal(token: string | undefined, onRefused: () => void): void {
  const client = useRidgecast();
  const { reason } = useConnection();
  const isRefused = reason === "refused" || reason === "signed-out";
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
