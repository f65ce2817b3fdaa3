import type { Roleplay, RoleplayState } from "@ridgecast/client";
import { useMemo } from "react";

import { useRidgecast } from "./context.js";
import { useMaybe } from "./use-readable.js";

export interface RoleplayView extends RoleplayState {
  say: Roleplay["say"];
  stopTyping: Roleplay["stopTyping"];
}

/** A session of a roleplay, as it is spoken: `undefined` while it is not known which. */
export function useRoleplay(sessionId: string): RoleplayView;
export function useRoleplay(sessionId: string | undefined): RoleplayView | undefined;
export function useRoleplay(sessionId: string | undefined): RoleplayView | undefined {
  const client = useRidgecast();
  const roleplay = useMemo(
    () => (sessionId === undefined ? undefined : client.roleplay(sessionId)),
    [client, sessionId],
  );
  const actions = useMemo(
    () => roleplay && { say: (message: string) => roleplay.say(message), stopTyping: () => roleplay.stopTyping() },
    [roleplay],
  );
  const state = useMaybe(roleplay);
  return useMemo(() => state && actions && { ...state, ...actions }, [state, actions]);
}
