import type { wire } from "@ridgecast/client";

/** How the service answers who asks to be let in. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export async function demoPeople(): Promise<readonly wire.DemoPerson[]> {
  const answer = await fetch("/api/v1/demo/people");
  if (!answer.ok) throw await refusal(answer);
  return ((await answer.json()) as wire.DemoPeople).people;
}

/** Takes the place of somebody of the demo. The answer brings the login cookie. */
export function signInAs(userId: number): Promise<void> {
  return post("/api/v1/demo/login", { userId });
}

/** Exchanges a JWT, or a one-time ticket, for the login cookie. */
export function signInWith(secret: string): Promise<void> {
  // A JWT has three parts with points between them; a ticket has none.
  return post("/session", secret.split(".").length === 3 ? { token: secret } : { ticket: secret });
}

async function post(path: string, body: object): Promise<void> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw await refusal(answer);
}

async function refusal(answer: Response): Promise<Refused> {
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
  return new Refused(answer.status, problem.detail ?? answer.statusText);
}
