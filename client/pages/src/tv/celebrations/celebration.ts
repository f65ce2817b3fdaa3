import type { Achievement, RankingUpdate } from "@ridgecast/client";

/** What is celebrated: the four types of the service's achievements, and a new leader. */
export type Kind = "contest" | "first-place" | "milestone" | "streak" | "rank";

/** Something that a room is to be happy about for some seconds. */
export interface Celebration {
  /** The same for the same event, however often it is told. */
  readonly id: string;
  /** Two with the same subject say the same: one of them is enough. */
  readonly subject: string;
  readonly kind: Kind;
  /** Whose it is: one person; or all of a team that has won a contest. */
  readonly names: readonly string[];
  /** What it is for, in the service's words. Empty for a new leader, which is said by `metric` and `value`. */
  readonly title: string;
  readonly description: string;
  readonly icon?: string;
  readonly metric?: string;
  readonly value?: number;
  readonly userId: number;
  /** When it happened, in milliseconds by the service's clock. */
  readonly at: number;
}

/** The boards whose lead is news: those of which the service itself tells achievements. */
const LEADS: readonly string[] = ["monthlyRevenue", "monthlySignups"];

/** @param now milliseconds by the service's clock; what claims to be later happened now */
export function ofAchievement(achievement: Achievement, now: number): Celebration {
  const { userId, userName, achievementType: kind, title, description, icon } = achievement;
  const at = moment(achievement.timestamp, now);
  // Each member of a team that has won hears of it in the same words, at the same time.
  const subject = kind === "contest" ? [kind, title, description, at] : [kind, userId, title];
  return {
    id: JSON.stringify([kind, userId, title, at]),
    subject: JSON.stringify(subject),
    kind,
    names: [userName],
    title,
    description,
    ...(icon ? { icon } : {}),
    userId,
    at,
  };
}

/** A new leader of a board; nothing, if that is not what the update tells. */
export function ofRanking(update: RankingUpdate, now: number): Celebration | undefined {
  const { userId, userName, previousRank, newRank, metric, value } = update;
  if (newRank !== 1 || previousRank <= 1 || !LEADS.includes(metric)) return undefined;
  const at = moment(update.timestamp, now);
  return {
    id: JSON.stringify(["first-place", userId, metric, at]),
    // Of a lead that changes twice while others are celebrated, only the last is true.
    subject: JSON.stringify(["first-place", metric]),
    kind: "first-place",
    names: [userName],
    title: "",
    description: "",
    metric,
    value,
    userId,
    at,
  };
}

/** Whether `one` says all that `other` says: who has come to the first place has come to the first three. */
export function covers(one: Celebration, other: Celebration): boolean {
  return one.kind === "first-place" && other.kind === "rank" && one.userId === other.userId && one.at === other.at;
}

/** One celebration out of two with the same subject. */
export function together(earlier: Celebration, later: Celebration): Celebration {
  const latest = later.at >= earlier.at ? later : earlier;
  if (latest.kind !== "contest") return latest;
  return { ...latest, names: [...earlier.names, ...later.names] };
}

function moment(timestamp: string | undefined, now: number): number {
  const at = timestamp ? Date.parse(timestamp) : Number.NaN;
  return Number.isNaN(at) ? now : Math.min(at, now);
}
