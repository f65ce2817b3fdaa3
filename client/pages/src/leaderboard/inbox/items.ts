import type { InboxItem } from "@ridgecast/client";

/** What an inbox shows of a message, whatever kind of event told it. */
export interface Message {
  kind: "notification" | "achievement" | "level" | "rank" | "other";
  title: string;
  text?: string | undefined;
  /** Where it leads: an address of this site, or one of the web. */
  link?: string | undefined;
  /** For those kinds whose words are in the catalogue. */
  values?: { level?: number; rank?: number; previous?: number; metric?: string };
}

/** Reads what the service kept. Events of any name can be kept, so nothing is taken for granted. */
export function readMessage({ event, data }: InboxItem): Message {
  const fields: Record<string, unknown> = typeof data === "object" && data !== null ? { ...data } : {};
  const text = (key: string) => (typeof fields[key] === "string" ? fields[key] : undefined);
  const number = (key: string) => (typeof fields[key] === "number" ? fields[key] : undefined);
  switch (event) {
    case "notification":
      return { kind: "notification", title: text("title") ?? event, text: text("message"), link: safeLink(text("link")) };
    case "achievement:earned":
    case "achievement:unlocked":
      return { kind: "achievement", title: text("title") ?? event, text: text("description") };
    case "level:up":
      return { kind: "level", title: event, values: { level: number("newLevel") ?? 0 } };
    case "rank:changed":
      return {
        kind: "rank",
        title: event,
        values: { rank: number("newRank") ?? 0, previous: number("previousRank") ?? 0, metric: text("metric") ?? "" },
      };
    default:
      return { kind: "other", title: text("title") ?? event, text: text("message") ?? text("description") };
  }
}

/** A link that is followed as it stands: none that would run a script. */
export function safeLink(link: string | undefined): string | undefined {
  if (link === undefined) return undefined;
  try {
    const { protocol } = new URL(link, "https://here.invalid");
    return protocol === "https:" || protocol === "http:" ? link : undefined;
  } catch {
    return undefined;
  }
}
