import type { RankingUpdate, Standing } from "@ridgecast/client";
import { useRidgecast, useRidgecastEvent } from "@ridgecast/react";
import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";

/**
 * How somebody stands, asked for once and kept right by what is told: his own changes are put in as they come. What others do to
 * his rank is not told to all, so his place on the board that is shown is that of the board itself.
 */
export function useStanding(userId: number): UseQueryResult<Standing> {
  const client = useRidgecast();
  const queries = useQueryClient();
  const key = ["standing", userId];
  useRidgecastEvent("/leaderboard", "rankings:update", (update) => {
    if (update.userId === userId) queries.setQueryData<Standing>(key, (standing) => standing && withUpdate(standing, update));
  });
  useRidgecastEvent("/leaderboard", "leaderboard:refresh", () => void queries.invalidateQueries({ queryKey: key }));
  return useQuery({ queryKey: key, queryFn: () => client.fetch<Standing>(`/api/v1/users/${userId}/standing`) });
}

export function withUpdate(standing: Standing, update: RankingUpdate): Standing {
  const metrics = standing.metrics.map((metric) =>
    metric.metric === update.metric
      ? { ...metric, rank: update.newRank, value: update.value, of: Math.max(metric.of, update.newRank) }
      : metric,
  );
  return { ...standing, metrics };
}
