import { carry } from "../board.js";
import { paced, Timer } from "../clock.js";
import type { Context } from "../context.js";
import { isShown } from "../events.js";
import type { Achievement, Metric, Shown, TvBeat, TvControl } from "../payloads.js";
import { formatPosition } from "../position.js";
import type { BoardState, Celebration, Readable, ScreenState } from "../states.js";
import { Resource, type Store } from "../store.js";
import { userIdOf } from "./leaderboard.js";

/** How exactly it is told when something was heard last: not with each of 60 events a second. */
const LAST_HEARD = 1_000;

/** How many celebrations are kept: a screen shows one after the other. */
const CELEBRATIONS = 100;

/** A screen on a wall. Nothing is fetched: what it shows is told as soon as it is there, and whenever it changes. */
export function screen(context: Context, name?: string): Readable<ScreenState> {
  return context.shared(`screen ${name ?? ""}`, () => {
    const initial: ScreenState = {
      status: "loading",
      ...(name !== undefined && { name }),
      boards: {},
      teams: [],
      contests: [],
      celebrations: [],
      frozen: false,
      stale: true,
    };
    const resource = new Resource(
      context.clock,
      initial,
      (store) => follow(context, store, name),
      context.options.linger,
    );
    return { resource, store: resource };
  });
}

function follow(context: Context, store: Store<ScreenState>, name: string | undefined): () => void {
  const { clock, connection, serverTime, options } = context;
  const channel = connection.channel("/leaderboard");
  let next = store.get();
  const flush = paced(clock, () => store.set(next));
  const change = (part: Partial<ScreenState>) => {
    next = { ...next, ...part };
    flush();
  };

  // Whatever comes says that the connection is alive, but only what the service says on its own says that it still knows us.
  let heardAt: number | undefined;
  const look = new Timer(clock, () => judge());
  const judge = () => {
    const now = clock.now();
    const silentAt = heardAt === undefined ? now : heardAt + options.screenStaleAfter;
    const stale = silentAt <= now || connection.status.get().state !== "live";
    if (silentAt > now) look.set(silentAt - now);
    if (stale === next.stale) return;
    next = { ...next, stale };
    // That it is stale must not wait for anything, nor must a figure be shown as live that is not.
    store.set(next);
  };
  const heard = () => {
    heardAt = clock.now();
    const now = serverTime.now();
    if (Math.abs(now - (next.lastHeard ?? 0)) >= LAST_HEARD) change({ lastHeard: now });
    if (!look.isSet || next.stale) judge();
  };

  let count = 0;
  const leave = [
    channel.onAny(heard),
    connection.status.subscribe(judge),
    channel.on("tv:beat", ({ serverTime: time }: TvBeat) => serverTime.beat(time)),
    channel.on("tv:control", ({ screens }: TvControl) => {
      change({ frozen: screens.some((screen) => screen.name === name && screen.frozen) });
    }),
    channel.on("tv:update", (data: unknown) => {
      if (isShown(data)) serverTime.beat(data.serverTime);
      change(isShown(data) ? { status: "ready", ...show(data, next) } : { status: "ready", custom: data });
    }),
    channel.on("achievement:celebration", (achievement: Achievement, position) => {
      const id = position ? formatPosition(position) : `told ${(count += 1)}`;
      if (next.celebrations.some((celebration) => celebration.id === id)) return;
      const celebration: Celebration = { id, achievement, receivedAt: serverTime.now() };
      change({ celebrations: [...next.celebrations, celebration].slice(-CELEBRATIONS) });
    }),
    channel.rooms.add("tv-display", { refused: (error) => change({ status: "error", error }) }),
    () => {
      look.clear();
      flush.cancel();
    },
  ];
  return () => {
    for (const end of leave) end();
  };
}

/** What a screen shows of it; what has not changed stays the same object. */
function show(shown: Shown, before: ScreenState): Pick<ScreenState, "boards" | "teams" | "contests" | "asOf"> {
  const boards: Partial<Record<Metric, BoardState>> = { ...before.boards };
  for (const { metric, period, entries, total, sum } of shown.boards) {
    const old = before.boards[metric];
    const rows = old?.period === period ? carry(old.rows, entries, userIdOf) : entries;
    const complete = total <= entries.length;
    boards[metric] = { status: "ready", metric, period, rows, total, sum, complete, serverTime: shown.serverTime };
  }
  return { boards, teams: shown.teams, contests: shown.contests, asOf: shown.asOf };
}
