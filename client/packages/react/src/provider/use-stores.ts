import type {
  BoardOptions,
  BoardState,
  ContestState,
  ContestsState,
  FeedState,
  PresenceState,
  ScreenState,
  Status,
  TeamsOptions,
  TeamsState,
  TraineeState,
} from "@ridgecast/client";
import { useMemo } from "react";

import { useRidgecast } from "./context.js";
import { useMaybe, useReadable } from "./use-readable.js";

/** Whether what is on the page can be trusted. */
export function useConnection(): Status {
  return useReadable(useRidgecast().status);
}

/** A board and what happens on it. The options may be written inline. */
export function useLeaderboard(options: BoardOptions = {}): BoardState {
  const client = useRidgecast();
  const { metric, teamId, limit } = options;
  // The fields stand for the object that they are in.
  return useReadable(useMemo(() => client.leaderboard(options), [client, metric, teamId, limit]));
}

export function useTeams(options: TeamsOptions = {}): TeamsState {
  const client = useRidgecast();
  return useReadable(useMemo(() => client.teams(options), [client, options.metric]));
}

export function useContests(): ContestsState {
  const client = useRidgecast();
  return useReadable(useMemo(() => client.contests(), [client]));
}

/** What everybody may know of who has achieved what. */
export function useAchievementFeed(): FeedState {
  const client = useRidgecast();
  return useReadable(useMemo(() => client.achievements(), [client]));
}

/** What a screen on a wall shows; the name is that of its kiosk token. */
export function useScreen(name?: string): ScreenState {
  const client = useRidgecast();
  return useReadable(useMemo(() => client.screen(name), [client, name]));
}

/** A contest and its board: `undefined` while it is not known which. */
export function useContest(contestId: number): ContestState;
export function useContest(contestId: number | undefined): ContestState | undefined;
export function useContest(contestId: number | undefined): ContestState | undefined {
  const client = useRidgecast();
  return useMaybe(
    useMemo(() => (contestId === undefined ? undefined : client.contest(contestId)), [client, contestId]),
  );
}

/** Somebody's XP, level, streak and achievements: `undefined` while it is not known whose. */
export function useTrainee(userId: number): TraineeState;
export function useTrainee(userId: number | undefined): TraineeState | undefined;
export function useTrainee(userId: number | undefined): TraineeState | undefined {
  const client = useRidgecast();
  return useMaybe(useMemo(() => (userId === undefined ? undefined : client.trainee(userId)), [client, userId]));
}

/** Whether somebody is online, and where: `undefined` while it is not known who. */
export function usePresence(userId: number): PresenceState;
export function usePresence(userId: number | undefined): PresenceState | undefined;
export function usePresence(userId: number | undefined): PresenceState | undefined {
  const client = useRidgecast();
  return useMaybe(useMemo(() => (userId === undefined ? undefined : client.presence(userId)), [client, userId]));
}
