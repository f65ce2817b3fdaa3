import { Timer } from "../clock.js";
import type { Context } from "../context.js";
import { isShown } from "../events.js";
import type { Answer, Contest, ContestEntry, ContestWithBoard } from "../payloads.js";
import type { ContestsState, Readable } from "../states.js";
import { Resource, type Store } from "../store.js";
import { Synced } from "../synced.js";

/** How many are asked for: all that is on or to come, and a good part of what is over. */
const LIMIT = 100;
/** How long the service may take to tell that what has ended is settled, before it is asked for. */
export const SETTLING = 30_000;
/** That a contest is settled is told in its room alone: of so many, the next to end, one is there. */
const ROOMS = 20;
/** Nobody is told of a new contest. So it is looked for when somebody comes back to the page after so long. */
const LOOK_AGAIN = 300_000;

/** Where a contest stands at `now`, by the service's clock: nobody is told when it begins. */
export function statusAt(contest: Pick<Contest, "startsAt" | "endsAt" | "settledAt">, now: number): Contest["status"] {
  if (contest.settledAt !== undefined || now >= Date.parse(contest.endsAt)) return "completed";
  return now >= Date.parse(contest.startsAt) ? "active" : "upcoming";
}

/** The contest as it stands at `now`; the same object if that is how it stood. */
export function at<C extends Contest>(contest: C, now: number): C {
  const status = statusAt(contest, now);
  return status === contest.status ? contest : { ...contest, status };
}

const GROUPS: readonly Contest["status"][] = ["active", "upcoming", "completed"];

/** The active ones, the first to end in front; the upcoming, the first to start; the completed, the last that ended. */
export function inOrder(contests: readonly Contest[]): readonly Contest[] {
  const time = ({ status, startsAt, endsAt }: Contest) =>
    status === "active" ? Date.parse(endsAt) : status === "upcoming" ? Date.parse(startsAt) : -Date.parse(endsAt);
  return [...contests].sort(
    (a, b) => GROUPS.indexOf(a.status) - GROUPS.indexOf(b.status) || time(a) - time(b) || b.contestId - a.contestId,
  );
}

/** When the next of them begins or ends. */
export function nextTurn(contests: readonly Contest[], now: number): number {
  const turns = contests.flatMap(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)]);
  return Math.min(...turns.filter((turn) => turn > now));
}

/** All contests, without their boards. */
export function contests(context: Context): Readable<ContestsState> {
  return context.shared("contests", () => {
    const initial: ContestsState = { status: "loading", contests: [] };
    const start = (store: Store<ContestsState>) => follow(context, store);
    const resource = new Resource(context.clock, initial, start, context.options.linger);
    return { resource, store: resource };
  });
}

function follow(context: Context, store: Store<ContestsState>): () => void {
  const { clock, connection, http, serverTime, surroundings, options } = context;
  const channel = connection.channel("/leaderboard");
  let fetchedAt = clock.now();

  const rooms = new Map<number, () => void>();

  const turn = new Timer(clock, () => synced.change((contests) => [...contests]));
  const settled = new Timer(clock, () => synced.refetch());

  const synced: Synced<readonly Contest[]> = new Synced(context, {
    places: [{ namespace: "/leaderboard" }],
    events: { "/leaderboard": ["contest:new-entry", "contest:settled", "leaderboard:refresh"] },
    async fetch() {
      type ContestsAnswer = Answer & { contests: readonly Contest[] };
      const { contests, position } = await http.fetch<ContestsAnswer>(`/api/v1/contests?limit=${LIMIT}`);
      fetchedAt = clock.now();
      return { state: contests, position };
    },
    apply(contests, events, refetch) {
      for (const { event, data } of events) {
        if (event === "contest:new-entry") {
          const { contestId } = data as ContestEntry;
          const isKnown = contests.some((contest) => contest.contestId === contestId);
          if (!isKnown) refetch();
          contests = contests.map((contest) =>
            contest.contestId === contestId ? { ...contest, entrants: contest.entrants + 1 } : contest,
          );
        } else if (event === "contest:settled") {
          const { contestId, settledAt } = data as { contestId: number; settledAt: string };
          contests = contests.map((contest) => (contest.contestId === contestId ? { ...contest, settledAt } : contest));
        } else if (isShown(data)) {
          contests = withShown(contests, data.contests);
        }
      }
      return contests;
    },
    show(contests, position) {
      const now = serverTime.now();
      const shown = inOrder(contests.map((contest) => at(contest, now)));
      store.set({ status: "ready", contests: shown, position });
      const next = nextTurn(contests, now);
      if (Number.isFinite(next)) turn.set(next - now);
      else turn.clear();
      const open = shown.filter((contest) => contest.settledAt === undefined).slice(0, ROOMS);
      stay(open.map(({ contestId }) => contestId));
      const isSettling = shown.some(({ status, settledAt }) => status === "completed" && settledAt === undefined);
      if (!isSettling) settled.clear();
      else if (!settled.isSet) settled.set(SETTLING + clock.random() * options.spread);
    },
    fail: (error) => store.patch({ status: "error", error }),
  });

  const stay = (contestIds: readonly number[]) => {
    for (const [contestId, leave] of rooms) {
      if (contestIds.includes(contestId)) continue;
      leave();
      rooms.delete(contestId);
    }
    for (const contestId of contestIds) {
      if (!rooms.has(contestId)) rooms.set(contestId, channel.rooms.add(`contest:${contestId}`, {}));
    }
  };

  const unwatch = surroundings.watch(() => {
    if (surroundings.isVisible() && clock.now() > fetchedAt + LOOK_AGAIN) synced.refetch();
  });
  return () => {
    unwatch();
    stay([]);
    turn.clear();
    settled.clear();
    synced.close();
  };
}

/** Those that are shown replace what was known of them; the others stay. */
function withShown(contests: readonly Contest[], shown: readonly ContestWithBoard[]): readonly Contest[] {
  const byId = new Map(contests.map((contest) => [contest.contestId, contest]));
  for (const { board: _board, total: _total, ...contest } of shown) byId.set(contest.contestId, contest);
  return [...byId.values()];
}
