/** `2:03 PM`, or with the day if that is not today: `Thu, Mar 5, 2:03 PM`. */
export function formatAsOf(at: number, now: number, language: string): string {
  const [then, today] = [new Date(at), new Date(now)];
  const time = { hour: "numeric", minute: "2-digit" } as const;
  if (then.toDateString() === today.toDateString()) return then.toLocaleTimeString(language, time);
  return then.toLocaleString(language, { weekday: "short", day: "numeric", month: "short", ...time });
}
