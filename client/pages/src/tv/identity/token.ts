/** Where the token of this screen is kept, so that it starts by itself after a power cut. */
const KEY = "ridgecast.tv.token";

/** What of a browser's window is needed here. */
export interface Address {
  readonly location: Pick<Location, "hash" | "pathname" | "search">;
  readonly history: Pick<History, "replaceState">;
}

/**
 * The token of this screen, if it has one: that of the address (`#token=…`), which is kept and taken out of the address,
 * or the one that was kept before. In the fragment, so that it is in no log of any proxy.
 */
export function findToken({ location, history }: Address, storage: Storage | undefined): string | undefined {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const given = fragment.get("token");
  if (!given) return storage?.getItem(KEY) ?? undefined;
  fragment.delete("token");
  const rest = fragment.size > 0 ? `#${fragment}` : "";
  history.replaceState(null, "", `${location.pathname}${location.search}${rest}`);
  keepToken(given, storage);
  return given;
}

export function keepToken(token: string, storage: Storage | undefined): void {
  try {
    storage?.setItem(KEY, token);
  } catch {
    // A full or forbidden storage: the screen works until it is switched off, and is paired again then.
  }
}

export function forgetToken(storage: Storage | undefined): void {
  storage?.removeItem(KEY);
}

/**
 * The name in a kiosk's token. It is read, not checked, which is the service's part: it serves to find this screen among
 * those of `tv:control`, also while the service is away. Nothing for other tokens, or what is none.
 */
export function kioskName(token: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64(token.split(".")[1] ?? "")), (char) => char.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof claims !== "object" || claims === null) return undefined;
    const { kiosk, sub } = claims as { kiosk?: unknown; sub?: unknown };
    return kiosk === true && typeof sub === "string" ? sub : undefined;
  } catch {
    return undefined;
  }
}

function base64(url: string): string {
  return url.replaceAll("-", "+").replaceAll("_", "/");
}
