import type { Metric, Position } from "@ridgecast/client";

/** `GET /api/v1/users/{userId}/standing`: how somebody stands, by every metric. */
export interface Standing {
  userId: number;
  userName: string;
  teamId?: number;
  active: boolean;
  tier?: string;
  nextTier?: { name: string; signups: number };
  metrics: readonly MetricStanding[];
  serverTime: string;
  position: Position;
}

export interface MetricStanding {
  metric: Metric;
  /** What it would be, for who has nothing and so is not on the board. */
  rank?: number;
  teamRank?: number;
  value: number;
  /** How many are on the board. */
  of: number;
  /** How many percent of them he is not behind. */
  percentile?: number;
  /** By how many ranks he has risen since the end of his last day. */
  change?: number;
  goal?: number;
  pace?: number;
}

/** `GET /api/v1/users/{userId}/history`: how he stood at the end of his days, the oldest first. */
export interface History {
  userId: number;
  days: readonly HistoryDay[];
  position: Position;
}

export interface HistoryDay {
  /** `2026-03-04` */
  day: string;
  metrics: readonly { metric: Metric; rank?: number; value: number }[];
}
