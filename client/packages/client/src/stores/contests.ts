import { Timer } from "../clock.js";
import type { Context } from "../context.js";
import { isShown } from "../events.js";
import type { Answer, Contest, ContestEntry, ContestWithBoard } from "../payloads.js";
import type { ContestsState, Readable } from "../states.js";
import { Resource, type Store } from "../store.js";
import { Synced } from "../synced.js";

/** How many are asked for: all that is on or to come, and a good part of what is over. */
const LIMIT = 100;
/** How many a refresh shows at the most: all that are not settled, if there is room, and then some that are. */
const SHOWN = 20;
/** How long one waits to be shown a contest that somebody has entered, before one asks: refreshes are held back a little. */
const UNHEARD = 2_000;

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
  const { clock, http, serverTime } = context;
  /** Of which one has heard only that somebody has entered them. */
  let unknown: readonly number[] = [];

  const turn = new Timer(clock, () => synced.change((contests) => [...contests]));
  const unheard = new Timer(clock, () => {
    const { contests } = store.get();
    if (unknown.some((id) => !contests.some(({ contestId }) => contestId === id))) synced.refetch();
    unknown = [];
  });

  const synced: Synced<readonly Contest[]> = new Synced(context, {
    places: [{ namespace: "/leaderboard" }],
    events: { "/leaderboard": ["contest:new-entry", "leaderboard:refresh"] },
    async fetch() {
      type ContestsAnswer = Answer & { contests: readonly Contest[] };
      const { contests, position } = await http.fetch<ContestsAnswer>(`/api/v1/contests?limit=${LIMIT}`);
      return { state: contests, position };
    },
    apply(contests, events, refetch) {
      for (const { event, data } of events) {
        if (event === "contest:new-entry") {
          const { contestId } = data as ContestEntry;
          if (!contests.some((contest) => contest.contestId === contestId)) {
            unknown = [...unknown, contestId];
            if (!unheard.isSet) unheard.set(UNHEARD);
          }
          contests = contests.map((contest) =>
            contest.contestId === contestId ? { ...contest, entrants: contest.entrants + 1 } : contest,
          );
        } else if (isShown(data)) {
          contests = withShown(contests, data.contests);
          if (!showsAllOpen(contests, data.contests)) refetch();
        }
      }
      return contests;
    },
    show(contests, position) {
      const now = serverTime.now();
      store.set({ status: "ready", contests: inOrder(contests.map((contest) => at(contest, now))), position });
      const next = nextTurn(contests, now);
      if (Number.isFinite(next)) turn.set(next - now);
      else turn.clear();
    },
    fail: (error) => store.patch({ status: "error", error }),
  });

  return () => {
    turn.clear();
    unheard.clear();
    synced.close();
  };
}

/** The contest alone. */
export function withoutBoard({ board: _board, total: _total, ...contest }: ContestWithBoard): Contest {
  return contest;
}

/** Those that are shown replace what was known of them; the others stay. */
function withShown(contests: readonly Contest[], shown: readonly ContestWithBoard[]): readonly Contest[] {
  const byId = new Map(contests.map((contest) => [contest.contestId, contest]));
  for (const contest of shown) byId.set(contest.contestId, withoutBoard(contest));
  return [...byId.values()];
}

/** Whether there can be none that is not settled besides those that are shown, and none that was settled unseen. */
function showsAllOpen(contests: readonly Contest[], shown: readonly Contest[]): boolean {
  const hasRoom = shown.length < SHOWN || shown.some(({ settledAt }) => settledAt !== undefined);
  const isShown = new Set(shown.map(({ contestId }) => contestId));
  return hasRoom && contests.every(({ contestId, settledAt }) => settledAt !== undefined || isShown.has(contestId));
}
