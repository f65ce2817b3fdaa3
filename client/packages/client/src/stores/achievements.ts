import { Timer } from "../clock.js";
import type { Context } from "../context.js";
import type { Achievement, AchievementShowcase, Answer, KeptAchievement, TrainingAchievement } from "../payloads.js";
import type { FeedItem, FeedState, Readable } from "../states.js";
import { Resource, type Store } from "../store.js";
import { Synced } from "../synced.js";

/** How many are shown. */
const KEPT = 100;
/** How many are fetched. */
const PAGE = 50;
/**
 * Achievements on the leaderboard are told to their owner and to screens alone. Others look now and then, while somebody
 * looks at the page.
 */
const LOOK_EVERY = 1_800_000;

/** The same achievement has the same name, owner and moment, whichever event tells of it. */
function itemOf(
  kind: FeedItem["kind"],
  data: Achievement | TrainingAchievement | AchievementShowcase,
  live: boolean,
): FeedItem {
  const { userName, title, timestamp } = data;
  const id = `${timestamp} ${userName} ${title}`;
  const userId = "userId" in data ? data.userId : undefined;
  const common = { id, userName, title, timestamp, live, ...(userId !== undefined && { userId }) };
  return kind === "leaderboard"
    ? { ...common, kind, data: data as Achievement }
    : { ...common, kind, data: data as TrainingAchievement | AchievementShowcase };
}

/** The latest first, each once. What was there stays as it was, but for a fuller word on the same. */
export function merge(before: readonly FeedItem[], more: readonly FeedItem[]): readonly FeedItem[] {
  const byId = new Map(before.map((item) => [item.id, item]));
  for (const item of more) {
    const old = byId.get(item.id);
    if (!old) byId.set(item.id, item);
    else if (old.userId === undefined && item.userId !== undefined) byId.set(item.id, { ...item, live: old.live });
  }
  if (byId.size === before.length && before.every((item) => byId.get(item.id) === item)) return before;
  const items = [...byId.values()];
  return items.sort((a, b) => (a.timestamp < b.timestamp ? 1 : a.timestamp > b.timestamp ? -1 : 0)).slice(0, KEPT);
}

/** What everybody may know of who has achieved what. */
export function achievements(context: Context): Readable<FeedState> {
  return context.shared("achievements", () => {
    const initial: FeedState = { status: "loading", items: [] };
    const start = (store: Store<FeedState>) => follow(context, store);
    const resource = new Resource(context.clock, initial, start, context.options.linger);
    return { resource, store: resource };
  });
}

function follow(context: Context, store: Store<FeedState>): () => void {
  const { clock, http, surroundings } = context;
  let shown: readonly FeedItem[] = [];
  let isOld = false;

  const look = new Timer(clock, () => {
    isOld = true;
    lookNow();
  });
  const lookNow = () => {
    if (isOld && surroundings.isVisible()) synced.refetch();
  };

  const synced: Synced<readonly FeedItem[]> = new Synced(context, {
    places: [{ namespace: "/leaderboard" }, { namespace: "/training" }],
    events: {
      "/leaderboard": ["achievement:earned", "achievement:celebration"],
      "/training": ["achievement:unlocked", "achievement:showcase"],
    },
    async fetch() {
      type Achievements = Answer & { achievements: readonly KeptAchievement[] };
      const { achievements, position } = await http.fetch<Achievements>(`/api/v1/achievements?limit=${PAGE}`);
      isOld = false;
      look.set(LOOK_EVERY * (1 + clock.random() / 2));
      const items = achievements.map(({ namespace, data }) =>
        itemOf(namespace === "/training" ? "training" : "leaderboard", data, shown.length > 0),
      );
      return { state: merge(shown, items), position };
    },
    apply(items, events) {
      const more = events.map(({ namespace, data }) =>
        itemOf(namespace === "/training" ? "training" : "leaderboard", data as Achievement, true),
      );
      return merge(items, more);
    },
    show(items, position) {
      shown = items;
      store.set({ status: "ready", items, position });
    },
    fail: (error) => store.patch({ status: "error", error }),
  });
  const unwatch = surroundings.watch(lookNow);
  return () => {
    unwatch();
    look.clear();
    synced.close();
  };
}
