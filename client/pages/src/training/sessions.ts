import type { Ridgecast, wire } from "@ridgecast/client";
import { useRidgecast } from "@ridgecast/react";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { PageConfig } from "../app/config";

/** A conversation that somebody may join: `GET /api/v1/users/{userId}/sessions`. */
export type Session = wire.RoleplaySession;

/** Conversations are registered without a word to anybody, so they are asked for again while somebody looks. */
const ASK_AGAIN = 10_000;

export function useSessions(userId: number | undefined, isLooking: boolean): UseQueryResult<readonly Session[]> {
  const client = useRidgecast();
  return useQuery({
    queryKey: ["sessions", userId],
    queryFn: async () => {
      const { sessions } = await client.fetch<wire.SessionsOf>(`/api/v1/users/${userId}/sessions`);
      return sessions;
    },
    enabled: userId !== undefined,
    refetchInterval: isLooking && ASK_AGAIN,
  });
}

/** What somebody is called; undefined until it is known. */
export function useUserName(userId: number): string | undefined {
  const client = useRidgecast();
  const { data } = useQuery({
    queryKey: ["name", userId],
    queryFn: async () => (await client.fetch<wire.StandingAnswer>(`/api/v1/users/${userId}/standing`)).userName,
    staleTime: Infinity,
  });
  return data;
}

/** A conversation that the demo has begun. It is the trainee's turn. */
export type Begun = wire.DemoRoleplay;

export function beginDemo(client: Ridgecast, scenarioId: string): Promise<Begun> {
  return client.fetch<Begun>("/api/v1/demo/roleplays", { method: "POST", body: JSON.stringify({ scenarioId }) });
}

/**
 * Brings what the trainee says to who answers: the demo's partner, or the monolith at its `roleplayUrl`. Where neither is
 * set, the monolith hears it some other way.
 */
export async function sayTo(client: Ridgecast, config: PageConfig, sessionId: string, message: string): Promise<void> {
  if (config.demo.roleplay) {
    const path = `/api/v1/demo/roleplays/${encodeURIComponent(sessionId)}/messages`;
    await client.fetch(path, { method: "POST", body: JSON.stringify({ message }) });
  } else if (config.roleplayUrl !== null) {
    const answer = await fetch(config.roleplayUrl, {
      method: "POST",
      credentials: "include",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ sessionId, message }),
    });
    if (!answer.ok) throw new Error(`${config.roleplayUrl}: ${answer.status}`);
  }
}
