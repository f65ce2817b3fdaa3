/** A board's period in words: "March 2026", "2026", or the week's first day. */
export function periodName(period: string, language: string): { text: string; week: boolean } {
  const [year, month, day] = period.split("-").map(Number);
  if (year === undefined || Number.isNaN(year)) return { text: period, week: false };
  if (month === undefined) return { text: String(year), week: false };
  const date = new Date(Date.UTC(year, month - 1, day ?? 1));
  const format: Intl.DateTimeFormatOptions =
    day === undefined
      ? { month: "long", year: "numeric", timeZone: "UTC" }
      : { day: "numeric", month: "long", timeZone: "UTC" };
  return { text: date.toLocaleDateString(language, format), week: day !== undefined };
}
