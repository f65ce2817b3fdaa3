import type { Translate } from "../words/translate";

/** A board's period as people say it: `2026-03-02` (a week), `2026-03`, `2026`, `all`. */
export function formatPeriod(period: string | undefined, language: string, t: Translate): string {
  if (period === undefined) return "";
  if (period === "all") return t("period.all");
  const [year = 0, month, day] = period.split("-").map(Number);
  if (month === undefined) return String(year);
  // In UTC, there and back: a period is a date of the organisation's calendar, whatever the zone of this screen.
  const date = new Date(Date.UTC(year, month - 1, day ?? 1));
  if (day === undefined) return date.toLocaleDateString(language, { month: "long", year: "numeric", timeZone: "UTC" });
  return t("period.week", { day: date.toLocaleDateString(language, { day: "numeric", month: "long", timeZone: "UTC" }) });
}
