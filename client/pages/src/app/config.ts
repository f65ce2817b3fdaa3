/** What the service tells its pages about itself: `GET /app/config.json`. */
export interface PageConfig {
  version: string;
  /** What is there for trying things, and never in production. */
  demo: { login: boolean; roleplay: boolean };
  /** Where the monolith signs people in; the page adds `?next=`. */
  signInUrl: string | null;
  /** Where the monolith takes what is said in a roleplay. */
  roleplayUrl: string | null;
}

/** Who is asking: `GET /session`. A kiosk has no `userId`. */
export interface Identity {
  userId?: number;
  kiosk?: boolean;
  name?: string;
  roles: readonly Role[];
  teams: readonly number[];
  /** ISO 8601; the login ends then. */
  expiresAt?: string;
}

export type Role = "admin" | "coach";

export async function fetchConfig(): Promise<PageConfig> {
  const answer = await fetch(`${import.meta.env.BASE_URL}config.json`);
  if (!answer.ok) throw new Error(`config.json: ${answer.status}`);
  return (await answer.json()) as PageConfig;
}

/** Null for who is not signed in. */
export async function fetchIdentity(): Promise<Identity | null> {
  const answer = await fetch("/session", { headers: { accept: "application/json" } });
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`GET /session: ${answer.status}`);
  return (await answer.json()) as Identity;
}

/** Ends the login, with all its connections, and goes to where one signs in. */
export async function signOut(): Promise<void> {
  await fetch("/session", { method: "DELETE" });
  location.assign(`${import.meta.env.BASE_URL}sign-in`);
}
