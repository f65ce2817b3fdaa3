import type { Achievement, ContestEntry, ContestOver, RankingUpdate } from "@ridgecast/client";
import { useCallback, useEffect, useState } from "react";

import { useLatest } from "../use-latest.js";
import type { Address } from "./connections.js";
import { socketDefaults, type Toast } from "./defaults.js";
import type { LineStatus } from "./line.js";
import { celebrationToast, contestToast, earnedToast, rankToast } from "./toasts.js";
import { useRoom } from "./use-rooms.js";
import { useSocket } from "./use-socket.js";

export interface UseLeaderboardSocketOptions extends Address {
  /** Hears what is for this user, who has to be the one who is signed in. */
  userId?: number | undefined;
  teamId?: number | undefined;
  contestId?: number | undefined;
  /** Hears what screens on walls are told. */
  tvDisplay?: boolean | undefined;
  /** `rankings:update` and `rank:changed`. */
  onRankingUpdate?: ((update: RankingUpdate) => void) | undefined;
  /** Only `rank:changed`: the user's own, also when he was overtaken. */
  onRankChange?: ((update: RankingUpdate) => void) | undefined;
  /** `contest:new-entry` and `contest:entry-update`. */
  onContestEntry?: ((entry: ContestEntry) => void) | undefined;
  /** `contest:settled`. */
  onContestSettled?: ((contest: ContestOver) => void) | undefined;
  /** `achievement:earned`: the user's own. */
  onAchievement?: ((achievement: Achievement) => void) | undefined;
  /** `achievement:celebration`: everybody's, with `tvDisplay`. */
  onCelebration?: ((achievement: Achievement) => void) | undefined;
  /** `leaderboard:refresh` and, with `tvDisplay`, `tv:update`. */
  onLeaderboardRefresh?: ((rankings: unknown) => void) | undefined;
  /** Shows the user's own by `toast`; true if left out. */
  showToasts?: boolean | undefined;
  /** That of `configureSockets` if left out. */
  toast?: ((toast: Toast) => unknown) | undefined;
}

export interface UseLeaderboardSocketResult extends LineStatus {
  /** Of the rankings, whoever's it was. */
  lastUpdate: RankingUpdate | null;
  /** What the user has earned since, the latest last; the last 200. */
  achievements: Achievement[];
  clearAchievements: () => void;
}

const KEPT = 200;

/** What happens on the leaderboard. Callbacks may be written inline. */
export function useLeaderboardSocket(options: UseLeaderboardSocketOptions = {}): UseLeaderboardSocketResult {
  const { userId, teamId, contestId, tvDisplay = false, url, socketOptions } = options;
  const [lastUpdate, setLastUpdate] = useState<RankingUpdate | null>(null);
  const [achievements, setAchievements] = useState<Achievement[]>([]);
  const latest = useLatest(options);
  const socket = useSocket({ namespace: "/leaderboard", url, socketOptions });
  const { connected, connecting, error, on } = socket;

  useEffect(() => {
    const toast = (own: number | undefined, shown: Toast): void => {
      const { showToasts = true, userId, toast = socketDefaults().toast } = latest.current;
      if (showToasts && (own === undefined || own === userId)) toast?.(shown);
    };
    const refresh = (rankings: unknown): void => latest.current.onLeaderboardRefresh?.(rankings);
    const unsubscribe = [
      on("rankings:update", (update) => {
        setLastUpdate(update);
        latest.current.onRankingUpdate?.(update);
        if (update.newRank !== update.previousRank) toast(update.userId, rankToast(update));
      }),
      on("rank:changed", (update) => {
        setLastUpdate(update);
        latest.current.onRankingUpdate?.(update);
        latest.current.onRankChange?.(update);
      }),
      on("contest:new-entry", (entry) => {
        latest.current.onContestEntry?.(entry);
        toast(entry.userId, contestToast(entry));
      }),
      on("contest:entry-update", (entry) => latest.current.onContestEntry?.(entry)),
      on("contest:settled", (contest) => latest.current.onContestSettled?.(contest)),
      on("achievement:earned", (achievement) => {
        setAchievements((earned) => [...earned, achievement].slice(-KEPT));
        latest.current.onAchievement?.(achievement);
        toast(achievement.userId, earnedToast(achievement));
      }),
      on("achievement:celebration", (achievement) => {
        if (!latest.current.tvDisplay) return;
        latest.current.onCelebration?.(achievement);
        toast(undefined, celebrationToast(achievement));
      }),
      on("leaderboard:refresh", refresh),
      on("tv:update", (shown) => {
        if (latest.current.tvDisplay) refresh(shown);
      }),
    ];
    return () => unsubscribe.forEach((end) => end());
  }, [on, latest]);

  useRoom(socket, "join:tv-display", tvDisplay);
  useRoom(socket, "join:user", userId);
  useRoom(socket, "join:team", teamId);
  useRoom(socket, "join:contest", contestId);

  const clearAchievements = useCallback(() => setAchievements([]), []);
  return { connected, connecting, error, lastUpdate, achievements, clearAchievements };
}
