/** Where to go after signing in: an address of these pages, whatever the query says; else the leaderboard. */
export function nextAddress(search: string, base: string = import.meta.env.BASE_URL): string {
  const wish = new URLSearchParams(search).get("next");
  if (wish === null) return base;
  // Read as the browser would: `//elsewhere` and `/app/../x` are not what they look like.
  const address = new URL(wish, "https://here.invalid");
  const ours = address.origin === "https://here.invalid" && address.pathname.startsWith(base);
  const signIn = address.pathname === `${base}sign-in`;
  return ours && !signIn ? `${address.pathname}${address.search}${address.hash}` : base;
}
