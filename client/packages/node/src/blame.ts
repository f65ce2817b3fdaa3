import type { FieldError, Problem } from "./errors.js";

/**
 * Which entries of a refused batch are to blame, each with a problem as if it had been posted alone; empty where the
 * answer names none.
 *
 * The service names a field of a batch with the entry's place in front: `[3].body.userId`, `[4].path`.
 */
export function blamed(problem: Problem, entries: number): Map<number, Problem> {
  const errors = new Map<number, FieldError[]>();
  for (const { field, detail } of problem.errors ?? []) {
    const [, index, inside = ""] = /^\[(\d+)\](.*)$/s.exec(field) ?? [];
    if (index === undefined || Number(index) >= entries) continue;
    const own = { field: inside.replace(/^\.body(?=[.[]|$)/, "").replace(/^\./, ""), detail };
    errors.set(Number(index), [...(errors.get(Number(index)) ?? []), own]);
  }
  const alone = (errors: FieldError[]): Problem => {
    const detail = errors.map(({ field, detail }) => (field === "" ? detail : `${field}: ${detail}`)).join("; ");
    return { ...problem, detail, errors };
  };
  return new Map([...errors].map(([index, own]) => [index, alone(own)]));
}
