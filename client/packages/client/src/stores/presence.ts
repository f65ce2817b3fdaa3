import { Timer } from "../clock.js";
import type { Context } from "../context.js";
import { RidgecastError } from "../errors.js";
import { mayPass } from "../http.js";
import type { Answer, Presence } from "../payloads.js";
import type { PresenceState, Readable } from "../states.js";
import { Resource, type Store } from "../store.js";

/** Whether somebody is connected. Nobody is told when that changes, so it is asked for while somebody looks. */
export function presence(context: Context, userId: number): Readable<PresenceState> {
  return context.shared(`presence ${userId}`, () => {
    const initial: PresenceState = { status: "loading", userId, online: false, connections: 0, namespaces: {} };
    const start = (store: Store<PresenceState>) => follow(context, store, userId);
    const resource = new Resource(context.clock, initial, start, context.options.linger);
    return { resource, store: resource };
  });
}

function follow(context: Context, store: Store<PresenceState>, userId: number): () => void {
  const { clock, http, surroundings, options } = context;
  let isEnded = false;
  let isAsking = false;
  const again = new Timer(clock, () => void ask());

  async function ask(): Promise<void> {
    if (isAsking || !surroundings.isVisible()) return;
    isAsking = true;
    try {
      const { online, connections, namespaces } = await http.fetch<Answer & Presence>(`/api/v1/users/${userId}/presence`);
      if (!isEnded) store.set({ status: "ready", userId, online, connections, namespaces });
    } catch (error) {
      if (!isEnded && !mayPass(error) && error instanceof RidgecastError) store.patch({ status: "error", error });
    } finally {
      isAsking = false;
      // Not all at the same moment.
      if (!isEnded && store.get().status !== "error") again.set(options.presenceInterval * (0.9 + clock.random() / 5));
    }
  }

  const unwatch = surroundings.watch(() => void (again.isSet || store.get().status === "error" || ask()));
  void ask();
  return () => {
    isEnded = true;
    again.clear();
    unwatch();
  };
}
