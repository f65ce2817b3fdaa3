import { METRICS, type Metric } from "@ridgecast/client";

/** What the address of a screen may say: `/app/tv?boards=weeklySignups,xp&theme=light&lang=de`. */
export interface Settings {
  /** Which boards are shown, in this order. */
  readonly boards: readonly Metric[];
  readonly theme: "dark" | "light";
  readonly language?: string;
}

/** The month and the week, by money and by number, and all that counts together. */
const BOARDS: readonly Metric[] = ["monthlyRevenue", "weeklySignups", "points"];

/** What is left out, or is not known, is as it is without a word. */
export function settingsOf(search: string): Settings {
  const query = new URLSearchParams(search);
  const wished = (query.get("boards") ?? "").split(",");
  const boards = wished.filter((name): name is Metric => METRICS.some((metric) => metric === name));
  const language = query.get("lang");
  return {
    boards: boards.length > 0 ? [...new Set(boards)] : BOARDS,
    theme: query.get("theme") === "light" ? "light" : "dark",
    ...(language ? { language } : {}),
  };
}
