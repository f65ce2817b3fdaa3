import { RidgecastError, type wire } from "@ridgecast/client";
import { useRidgecast } from "@ridgecast/react";
import { useMutation } from "@tanstack/react-query";
import type { Posting } from "../copy/curl";

/** Posts as who is signed in. A batch is answered with an answer for each of its entries. */
export function usePosting() {
  const ridgecast = useRidgecast();
  return useMutation<wire.Told | readonly wire.Told[], Error, Posting>({
    mutationFn: ({ method, path, body }) =>
      ridgecast.fetch(path, { method, ...(method === "POST" ? { body: JSON.stringify(body ?? null) } : {}) }),
  });
}

/** What the service said of fields, by their places; what is said of none is under "". */
export function problemsOf(error: Error | null): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  if (!error) return problems;
  const errors = error instanceof RidgecastError ? error.problem?.errors : undefined;
  for (const { field, detail } of errors ?? [{ field: "", detail: error.message }]) {
    const before = problems.get(field);
    problems.set(field, before === undefined ? detail : `${before}; ${detail}`);
  }
  return problems;
}

/** What stands at no field that is shown: only of these the form as a whole has to speak. */
export function elsewhere(problems: ReadonlyMap<string, string>, shown: readonly string[]): string[] {
  const isShown = (place: string) => shown.includes(/^[^.[]*/.exec(place)?.[0] ?? "") && place !== "";
  return [...problems].filter(([place]) => !isShown(place)).map(([place, detail]) => (place === "" ? detail : `${place}: ${detail}`));
}
