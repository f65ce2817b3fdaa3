import type { Inbox, InboxState } from "@ridgecast/client";
import { useMemo } from "react";

import { useRidgecast } from "./context.js";
import { useMaybe } from "./use-readable.js";

export interface InboxView extends InboxState {
  markRead: Inbox["markRead"];
  markAllRead: Inbox["markAllRead"];
  loadMore: Inbox["loadMore"];
}

/** What was addressed to one user, with how much he has not read: `undefined` while it is not known whose. */
export function useInbox(userId: number): InboxView;
export function useInbox(userId: number | undefined): InboxView | undefined;
export function useInbox(userId: number | undefined): InboxView | undefined {
  const client = useRidgecast();
  const inbox = useMemo(() => (userId === undefined ? undefined : client.inbox(userId)), [client, userId]);
  const actions = useMemo(
    () =>
      inbox && {
        markRead: (ids: readonly number[]) => inbox.markRead(ids),
        markAllRead: () => inbox.markAllRead(),
        loadMore: () => inbox.loadMore(),
      },
    [inbox],
  );
  const state = useMaybe(inbox);
  return useMemo(() => state && actions && { ...state, ...actions }, [state, actions]);
}
