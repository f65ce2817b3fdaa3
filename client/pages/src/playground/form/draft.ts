/**
 * What stands in a form: JSON, as far as it is filled in. What is left empty is `undefined` and is not sent. It may well be
 * wrong; what is right is the service's to say.
 */
export type Draft = unknown;

/** A text that was to be JSON and is none; it can't be sent. */
export class Unreadable {
  constructor(readonly text: string) {}
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** What was typed where a number belongs: that number, or else the text, which the service will say is none. */
export function numberOf(text: string): Draft {
  if (text.trim() === "") return undefined;
  return NUMBER.test(text.trim()) ? Number(text) : text;
}

/** What was typed where any JSON belongs. */
export function jsonOf(text: string): Draft {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return new Unreadable(text);
  }
}

/** How a draft is written where any JSON belongs. */
export function jsonText(draft: Draft): string {
  if (draft instanceof Unreadable) return draft.text;
  return draft === undefined ? "" : JSON.stringify(draft, null, 2);
}

/** What of a draft is sent: without what is empty, and without objects that come to nothing. */
export function filledIn(draft: Draft): Draft {
  if (Array.isArray(draft)) return draft.map((item) => filledIn(item) ?? null);
  if (typeof draft !== "object" || draft === null || draft instanceof Unreadable) return draft;
  const entries = Object.entries(draft).flatMap(([key, value]) => {
    const filled = filledIn(value);
    const isNothing = filled === undefined || (isEmpty(filled) && !isEmpty(value));
    return isNothing ? [] : [[key, filled] as const];
  });
  return Object.fromEntries(entries);
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

/** The places of what can't be sent. */
export function unreadable(draft: Draft, path = ""): string[] {
  if (draft instanceof Unreadable) return [path];
  if (Array.isArray(draft)) return draft.flatMap((item, index) => unreadable(item, `${path}[${index}]`));
  if (typeof draft !== "object" || draft === null) return [];
  return Object.entries(draft).flatMap(([key, value]) => unreadable(value, within(path, key)));
}

/** The place of a key, as the service names it: `metrics.score`, `users[0].name`. */
export function within(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** A draft with something else under a key, whatever it was before. */
export function withKey(draft: Draft, key: string, value: Draft): Record<string, Draft> {
  const before = typeof draft === "object" && draft !== null && !Array.isArray(draft) && !(draft instanceof Unreadable) ? draft : {};
  return { ...before, [key]: value };
}
