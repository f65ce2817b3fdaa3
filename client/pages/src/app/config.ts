import type { wire } from "@ridgecast/client";

/** What the service tells its pages about itself: `GET /app/config.json`. */
export type PageConfig = wire.PageConfig;

/** Who is asking: `GET /session`. A kiosk has no `userId`. */
export type Identity = wire.Session;

export type Role = wire.Role;

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
