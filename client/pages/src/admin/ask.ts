import { RidgecastError } from "@ridgecast/client";
import { useRidgecast } from "@ridgecast/react";
import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";

/** How often figures are asked for while somebody looks at them. */
export const EVERY = { figures: 2_000, lists: 3_000, seldom: 15_000 } as const;

/** What stands at an address of the API, asked for again in this interval while the page is looked at. */
export function useAsked<T>(path: string, every: number): UseQueryResult<T, Error> {
  const ridgecast = useRidgecast();
  return useQuery({
    queryKey: ["asked", path],
    queryFn: ({ signal }) => ridgecast.fetch<T>(path, { signal }),
    refetchInterval: every,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
}

export interface Deed {
  method: "POST" | "PUT" | "DELETE";
  path: string;
  body?: unknown;
}

/** Does something by the API; whatever is shown is asked for again behind it. */
export function useDeed<T>() {
  const ridgecast = useRidgecast();
  const queries = useQueryClient();
  return useMutation<T, Error, Deed>({
    mutationFn: ({ method, path, body }) =>
      ridgecast.fetch<T>(path, {
        method,
        ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["asked"] }),
  });
}

/** What went wrong, as the service says it. */
export function reasonOf(error: Error): string {
  if (!(error instanceof RidgecastError) || !error.problem) return error.message;
  const { detail, title, errors } = error.problem;
  return errors?.map((entry) => `${entry.field}: ${entry.detail}`).join("; ") ?? detail ?? title;
}
