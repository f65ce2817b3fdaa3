import type { BoardRow, Celebration, ContestWithBoard, Metric, ScreenState, Team } from "@ridgecast/client";

/** How many places of a board a wall shows. More would be too small to read. */
export const PLACES = 10;

/** How many contests are worth a slide each. */
const MOST_CONTESTS = 3;

/** For how long after its end a contest's result is shown, and for how long before its beginning it is announced. */
const RESULT_SHOWN_FOR = 24 * 3_600_000;
const ANNOUNCED_FOR = 7 * 24 * 3_600_000;

/** The first places of a board. */
export interface Board {
  readonly metric: Metric;
  readonly period?: string;
  readonly rows: readonly BoardRow[];
  /** How many places there are in all, and what they come to. */
  readonly total: number;
  readonly sum: number;
}

/** All the figures of a screen at one time: what a wall shows, and what is kept of it for the next start. */
export interface Picture {
  readonly boards: Readonly<Partial<Record<Metric, Board>>>;
  readonly teams: readonly Team[];
  readonly contests: readonly ContestWithBoard[];
  /** Until when it was known to be right, in milliseconds by the service's clock. */
  readonly asOf: number;
}

/** What was celebrated lately, the latest first. */
export type Recent = readonly Celebration["achievement"][];

/** What a screen knows now; nothing before it has been told anything. */
export function pictureOf(screen: ScreenState, metrics: readonly Metric[]): Picture | undefined {
  if (screen.status !== "ready") return undefined;
  const boards = metrics.flatMap((metric) => {
    const board = screen.boards[metric];
    if (!board) return [];
    const { period, rows, total, sum } = board;
    return [{ metric, rows: rows.slice(0, PLACES), total, sum, ...(period === undefined ? {} : { period }) }];
  });
  return {
    boards: Object.fromEntries(boards.map((board) => [board.metric, board])),
    teams: screen.teams,
    contests: screen.contests.map((contest) => ({ ...contest, board: contest.board.slice(0, PLACES) })),
    asOf: screen.lastHeard ?? (screen.asOf === undefined ? 0 : Date.parse(screen.asOf)),
  };
}

/** How a contest stands by the service's clock; `settling` between its end and the result. */
export type Phase = "upcoming" | "active" | "settling" | "settled";

export function phaseOf(contest: Pick<ContestWithBoard, "startsAt" | "endsAt" | "settledAt">, now: number): Phase {
  if (contest.settledAt !== undefined) return "settled";
  if (now < Date.parse(contest.startsAt)) return "upcoming";
  return now < Date.parse(contest.endsAt) ? "active" : "settling";
}

/** The contests that a wall shows: those that are on, what ends first in front; then the last result of these 24 hours; then what comes soon. */
export function contestsToShow(contests: readonly ContestWithBoard[], now: number): readonly ContestWithBoard[] {
  const in_ = (phase: Phase) => contests.filter((contest) => phaseOf(contest, now) === phase);
  const byEnd = (a: ContestWithBoard, b: ContestWithBoard) => Date.parse(a.endsAt) - Date.parse(b.endsAt);
  const byStart = (a: ContestWithBoard, b: ContestWithBoard) => Date.parse(a.startsAt) - Date.parse(b.startsAt);
  const hasFreshResult = ({ endsAt, board }: ContestWithBoard) =>
    board.length > 0 && now - Date.parse(endsAt) < RESULT_SHOWN_FOR;
  return [
    ...[...in_("active"), ...in_("settling")].sort(byEnd),
    ...in_("settled").filter(hasFreshResult).sort(byEnd).slice(-1),
    ...in_("upcoming").filter(({ startsAt }) => Date.parse(startsAt) - now < ANNOUNCED_FOR).sort(byStart),
  ].slice(0, MOST_CONTESTS);
}
