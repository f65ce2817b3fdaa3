/** `14:03`, or with the day if that is not today: `Thu, 5 Mar, 14:03`. */
export function formatAsOf(at: number, now: number, language: string): string {
  const [then, today] = [new Date(at), new Date(now)];
  const time = { hour: "2-digit", minute: "2-digit" } as const;
  if (then.toDateString() === today.toDateString()) return then.toLocaleTimeString(language, time);
  return then.toLocaleString(language, { weekday: "short", day: "numeric", month: "short", ...time });
}
