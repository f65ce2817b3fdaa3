import { type Board, carry, type Move, move } from "../board.js";
import { Timer } from "../clock.js";
import type { Context } from "../context.js";
import { isShown } from "../events.js";
import type { Answer, Contest, ContestEntry, ContestOver, ContestWithBoard } from "../payloads.js";
import type { ContestRow, ContestState, Readable } from "../states.js";
import { Resource, type Store } from "../store.js";
import { Synced } from "../synced.js";
import { at, nextTurn, withoutBoard } from "./contests.js";

/** How many places are held: as many as an answer has at the most. */
const LIMIT = 1_000;

interface Held extends Board<ContestRow> {
  readonly contest: Contest;
}

const idOf = ({ teamId, userId }: ContestRow) => teamId ?? userId ?? 0;

/** One contest and its board. */
export function contest(context: Context, contestId: number): Readable<ContestState> {
  return context.shared(`contest ${contestId}`, () => {
    const initial: ContestState = { status: "loading", contestId, rows: [], total: 0, complete: false };
    const start = (store: Store<ContestState>) => follow(context, store, contestId);
    const resource = new Resource(context.clock, initial, start, context.options.linger);
    return { resource, store: resource };
  });
}

function hold(found: ContestWithBoard, before: Held | undefined): Held {
  const { board, total } = found;
  const rows = carry(before?.rows ?? [], board, idOf);
  return { contest: withoutBoard(found), rows, total, sum: 0, complete: total <= board.length };
}

/** What an update says of an entrant; a team's name it does not say. */
function moveOf(entry: ContestEntry, isTeams: boolean, teamName: (teamId: number) => string | undefined): Move<ContestRow> {
  const { userId, userName, teamId, value, timestamp } = entry;
  const who = isTeams ? { teamId: teamId ?? 0, name: teamName(teamId ?? 0) ?? "" } : { userId, name: userName };
  return {
    id: isTeams ? (teamId ?? 0) : userId,
    value,
    reachedAt: timestamp,
    row: (before) => ({ rank: 0, ...(before ?? who), ...(!isTeams && { name: userName }), value, reachedAt: timestamp }),
  };
}

/** Whether the sales that count are the same, and so is who takes part. */
function isSamePlan(a: Contest, b: Contest): boolean {
  const parts = ["startsAt", "endsAt", "metric", "participants", "settledAt"] as const;
  return parts.every((part) => a[part] === b[part]);
}

function settle(held: Held, { places, settledAt }: ContestOver): Held {
  const rows = places.map(({ place, ...entry }): ContestRow => ({ ...entry, rank: place }));
  const contest: Contest = { ...held.contest, status: "completed", settledAt };
  return { ...held, contest, rows: carry(held.rows, rows, idOf), complete: held.total <= rows.length };
}

function follow(context: Context, store: Store<ContestState>, contestId: number): () => void {
  const { clock, directory, http, serverTime } = context;
  let shown: Held | undefined;

  const turn = new Timer(clock, () => synced.change((held) => ({ ...held })));

  const synced: Synced<Held> = new Synced(context, {
    places: [{ namespace: "/leaderboard", room: `contest:${contestId}` }],
    events: {
      "/leaderboard": ["contest:new-entry", "contest:entry-update", "contest:settled", "leaderboard:refresh"],
    },
    async fetch() {
      type ContestAnswer = Answer & ContestWithBoard & { readonly offset?: number; readonly next?: number };
      const answer = await http.fetch<ContestAnswer>(`/api/v1/contests/${contestId}?limit=${LIMIT}`);
      const { position, serverTime: _time, offset: _offset, next: _next, ...found } = answer;
      return { state: hold(found, shown), position };
    },
    apply(held, events, refetch) {
      for (const { event, data } of events) {
        if (event === "leaderboard:refresh") {
          if (!isShown(data)) {
            refetch();
            continue;
          }
          const found = data.contests.find((contest) => contest.contestId === contestId);
          if (!found) continue;
          if (found.board.length >= found.total) held = hold(found, held);
          // Without a board it is about contests alone, and the scores are others only if what counts is; settled ones stay.
          else if (!isSamePlan(found, held.contest) || (data.boards.length > 0 && found.settledAt === undefined)) refetch();
          else held = { ...held, contest: withoutBoard(found) };
        } else if ((data as { contestId: number }).contestId !== contestId) {
          continue;
        } else if (event === "contest:new-entry") {
          held = { ...held, contest: { ...held.contest, entrants: held.contest.entrants + 1 } };
        } else if (event === "contest:settled") {
          held = settle(held, data as ContestOver);
        } else {
          const isTeams = held.contest.participants === "team";
          const moved = moveOf(data as ContestEntry, isTeams, (id) => directory.teamName(id));
          held = { ...held, ...move(held, [moved], idOf, LIMIT) };
          if (isTeams && held.rows.some(({ name }) => name === "")) refetch();
        }
      }
      return held;
    },
    show(held, position) {
      const now = serverTime.now();
      const contest = at(held.contest, now);
      shown = held;
      const { rows, total, complete } = held;
      store.set({ status: "ready", contestId, contest, rows, total, complete, position });
      const next = nextTurn([contest], now);
      if (Number.isFinite(next)) turn.set(next - now);
    },
    fail: (error) => store.patch({ status: "error", error }),
  });
  return () => {
    turn.clear();
    synced.close();
  };
}
