import { exact } from "../board.js";
import type { Context } from "../context.js";
import { isShown } from "../events.js";
import type { Answer, Metric, Team } from "../payloads.js";
import type { BoardState, Readable, TeamRow, TeamsOptions, TeamsState } from "../states.js";
import { Resource, type Store } from "../store.js";
import { Synced, type Told } from "../synced.js";
import { leaderboard } from "./leaderboard.js";

/** How many teams a refresh shows at the most: those with the lowest ids. */
const SHOWN = 20;
/** How many are asked for. */
const MOST = 1_000;

/**
 * What the teams have come to. Their figures are added up from everybody's board, as long as that is held completely, and
 * so follow each sale without being fetched again.
 */
export function teams(context: Context, { metric = "monthlyRevenue" }: TeamsOptions = {}): Readable<TeamsState> {
  return context.shared(`teams ${metric}`, () => {
    const initial: TeamsState = { status: "loading", metric, teams: [] };
    const start = (store: Store<TeamsState>) => follow(context, store, metric);
    const resource = new Resource(context.clock, initial, start, context.options.linger);
    return { resource, store: resource };
  });
}

function follow(context: Context, store: Store<TeamsState>, metric: Metric): () => void {
  const { directory, http } = context;
  const board = leaderboard(context, { metric, limit: MOST });
  let rows: readonly TeamRow[] = [];
  let known: readonly Team[] | undefined;

  const show = () => {
    if (!known) return;
    const state = board.get();
    rows = rank(known, state.status === "ready" && state.complete ? sums(state) : undefined, metric, rows);
    const { position, serverTime } = state;
    store.set({ status: "ready", metric, teams: rows, ...(position && { position }), ...(serverTime && { serverTime }) });
  };

  /** What the members have come to together. Who came onto the board just now may not be known yet. */
  const sums = ({ rows }: BoardState): Map<number, number> => {
    const sums = new Map<number, number>();
    for (const { userId, teamId, value } of rows) {
      const team = teamId ?? directory.teamOf(userId);
      if (team === undefined) directory.ask();
      else if (team !== null) sums.set(team, (sums.get(team) ?? 0) + value);
    }
    return sums;
  };

  const synced = new Synced<readonly Team[]>(context, {
    places: [{ namespace: "/leaderboard" }],
    events: { "/leaderboard": ["leaderboard:refresh"] },
    async fetch() {
      const { teams, position } = await http.fetch<Answer & { teams: readonly Team[] }>(`/api/v1/teams?limit=${MOST}`);
      return { state: teams, position };
    },
    apply(teams, events: readonly Told[], refetch) {
      const shown = events.map(({ data }) => data).findLast(isShown);
      if (shown && shown.teams.length < SHOWN) return shown.teams;
      // Some teams are not shown, or the monolith has said that it is time to look.
      refetch();
      return teams;
    },
    show(teams) {
      known = teams;
      directory.learnTeams(teams);
      show();
    },
    fail: (error) => store.patch({ status: "error", error }),
  });
  const unsubscribe = board.subscribe(show);
  const unlisten = directory.onLearned(show);
  return () => {
    unsubscribe();
    unlisten();
    synced.close();
  };
}

/** Averages are rounded down, as the service does, to the smallest unit: a cent, a tenth of a signup. */
function unitOf(metric: Metric): number {
  return metric.endsWith("Revenue") ? 100 : metric.endsWith("Signups") ? 10 : 1;
}

/** Teams by their sums. Without sums those of the last answer count. */
export function rank(
  teams: readonly Team[],
  sums: ReadonlyMap<number, number> | undefined,
  metric: Metric,
  before: readonly TeamRow[],
): readonly TeamRow[] {
  const unit = unitOf(metric);
  const known = new Map(before.map((row) => [row.teamId, row]));
  const rows = teams.map((team) => {
    const told = team.metrics.find((figures) => figures.metric === metric);
    const sum = sums ? exact(sums.get(team.teamId) ?? 0) : (told?.sum ?? 0);
    const average = sums
      ? team.members > 0
        ? Math.floor(Math.round(sum * unit) / team.members) / unit
        : 0
      : (told?.average ?? 0);
    return { team, sum, average };
  });
  rows.sort((a, b) => b.sum - a.sum || a.team.teamId - b.team.teamId);
  let rank = 0;
  return rows.map(({ team, sum, average }, index) => {
    if (index === 0 || rows[index - 1]?.sum !== sum) rank = index + 1;
    const old = known.get(team.teamId);
    const isSame =
      old?.rank === rank && old.sum === sum && old.average === average && old.name === team.name &&
      old.members === team.members && old.leaderId === team.leaderId;
    return isSame ? old : { ...team, rank, sum, average };
  });
}
