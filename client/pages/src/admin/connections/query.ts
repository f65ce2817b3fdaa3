const SHOWN = 100;

/** What to ask for: everybody's connections, or those of the user whose id was typed, or those that are slow. */
export function queryOf(user: string, slow: boolean): string {
  const query = new URLSearchParams({ limit: String(SHOWN) });
  if (/^[1-9]\d{0,15}$/.test(user.trim())) query.set("userId", user.trim());
  if (slow) query.set("slow", "true");
  return query.toString();
}
