import { type Board, carry, exact, type Move, move } from "../board.js";
import type { Context } from "../context.js";
import { isShown } from "../events.js";
import type { BoardAnswer, BoardEntry, BoardPage, Metric, RankingUpdate, Timestamp } from "../payloads.js";
import type { BoardOptions, BoardRow, BoardState, Readable } from "../states.js";
import { Resource, type Store } from "../store.js";
import { Synced, type Told } from "../synced.js";

/** What the service tells at most in a refresh, and answers at most to a GET. */
const LIMIT = 100;
const MOST = 1_000;

/** A board as it is held, without what is about holding it. */
export interface HeldBoard extends Board<BoardRow> {
  readonly period: string;
  readonly serverTime?: Timestamp;
  /** Sellers of whom nobody knows whether they are in the team, with the last of each. */
  readonly unplaced: readonly RankingUpdate[];
}

export const userIdOf = (row: { readonly userId: number }) => row.userId;

/** What an answer or a refresh shows, to replace what was held. */
export function hold(page: BoardPage, before: HeldBoard | undefined, limit: number): HeldBoard {
  const entries = page.entries.slice(0, limit);
  return {
    rows: before?.period === page.period ? carry(before.rows, entries, userIdOf) : entries,
    total: page.total,
    sum: page.sum,
    complete: page.total <= entries.length,
    period: page.period,
    unplaced: [],
  };
}

/** The board of a team, where everybody's is shown completely; without a team everybody's. */
export function ofTeam(page: BoardPage, teamId: number | undefined): BoardPage | undefined {
  if (teamId === undefined) return page;
  if (page.entries.length < page.total) return undefined;
  const entries: BoardEntry[] = [];
  for (const entry of page.entries) {
    if (entry.teamId !== teamId) continue;
    const front = entries.at(-1);
    entries.push({ ...entry, rank: front?.value === entry.value ? front.rank : entries.length + 1 });
  }
  const sum = exact(entries.reduce((sum, { value }) => sum + value, 0));
  return { ...page, entries, total: entries.length, sum };
}

function moveOf(update: RankingUpdate, teamId: number | null | undefined, isTeams: boolean): Move<BoardRow> {
  const { userId, userName, value, timestamp, previousRank } = update;
  const isTeamKnown = teamId !== null && teamId !== undefined;
  return {
    id: userId,
    value,
    reachedAt: timestamp,
    // It is that among everybody, and says nothing of a team's board.
    ...(!isTeams && { previousRank }),
    row: (before) => ({
      ...(before ?? { rank: 0, userId, ...(isTeamKnown && { teamId }) }),
      userName,
      value,
      reachedAt: timestamp,
    }),
  };
}

/** One board: everybody's, or that of a team. */
export function leaderboard(context: Context, options: BoardOptions = {}): Readable<BoardState> {
  const { metric = "monthlyRevenue", teamId } = options;
  const limit = Math.max(1, Math.min(MOST, options.limit ?? LIMIT));
  return context.shared(`leaderboard ${metric} ${teamId ?? ""} ${limit}`, () => {
    const initial: BoardState = {
      status: "loading",
      metric,
      ...(teamId !== undefined && { teamId }),
      rows: [],
      total: 0,
      sum: 0,
      complete: false,
    };
    const start = (store: Store<BoardState>) => follow(context, store, metric, teamId, limit);
    const resource = new Resource(context.clock, initial, start, context.options.linger);
    return { resource, store: resource };
  });
}

function follow(
  context: Context,
  store: Store<BoardState>,
  metric: Metric,
  teamId: number | undefined,
  limit: number,
): () => void {
  const { directory, http } = context;
  const isTeams = teamId !== undefined;
  let shown: HeldBoard | undefined;

  /** Makes those moves that are of this board, and keeps those of which that is not known. */
  const withMoves = (board: HeldBoard, updates: readonly RankingUpdate[]): HeldBoard => {
    if (updates.length === 0) return board;
    const moves: Move<BoardRow>[] = [];
    const unplaced = new Map(board.unplaced.map((update) => [update.userId, update]));
    const held = isTeams ? new Set(board.rows.map(userIdOf)) : undefined;
    for (const update of updates) {
      const team = directory.teamOf(update.userId);
      if (!held || held.has(update.userId) || team === teamId) {
        unplaced.delete(update.userId);
        moves.push(moveOf(update, team, isTeams));
      } else if (team === undefined) {
        unplaced.set(update.userId, update);
      }
    }
    if (unplaced.size > 0) directory.ask();
    if (moves.length === 0 && unplaced.size === board.unplaced.length) return board;
    return { ...board, ...move(board, moves, userIdOf, limit), unplaced: [...unplaced.values()] };
  };

  const apply = (board: HeldBoard, events: readonly Told[], refetch: () => void): HeldBoard => {
    let updates: RankingUpdate[] = [];
    for (const { event, data } of events) {
      if (event === "rankings:update") {
        const update = data as RankingUpdate;
        if (update.metric === metric) updates.push(update);
        continue;
      }
      // What the monolith made up itself says no more than that it is time to look.
      const page = isShown(data) ? data.boards.find((page) => page.metric === metric) : undefined;
      if (isShown(data) && !page) continue;
      if (page) directory.learn(page.entries);
      const own = page && ofTeam(page, teamId);
      if (!own || own.entries.length < Math.min(limit, own.total)) {
        refetch();
      } else {
        board = hold(own, board, limit);
        updates = [];
      }
    }
    const next = withMoves(board, updates);
    // Somebody fell out of what is held, and who has moved up behind is not known.
    if (!next.complete && next.rows.length < Math.min(limit, board.rows.length)) refetch();
    return next;
  };

  const synced = new Synced<HeldBoard>(context, {
    places: [{ namespace: "/leaderboard" }],
    events: { "/leaderboard": ["rankings:update", "leaderboard:refresh"] },
    async fetch() {
      const team = isTeams ? `&teamId=${teamId}` : "";
      const answer = await http.fetch<BoardAnswer>(`/api/v1/leaderboard?metric=${metric}&limit=${limit}${team}`);
      directory.learn(answer.entries);
      const { serverTime } = answer;
      return { state: { ...hold(answer, shown, limit), ...(serverTime && { serverTime }) }, position: answer.position };
    },
    apply,
    show(board, position) {
      shown = board;
      const { rows, total, sum, complete, period, serverTime } = board;
      store.set({
        status: "ready",
        metric,
        ...(isTeams && { teamId }),
        period,
        rows,
        total,
        sum,
        complete,
        position,
        ...(serverTime && { serverTime }),
      });
    },
    fail: (error) => store.patch({ status: "error", error }),
  });
  const unlisten = isTeams
    ? directory.onLearned(() => synced.change((board) => withMoves(board, board.unplaced)))
    : undefined;
  return () => {
    unlisten?.();
    synced.close();
  };
}
