// Whom the pages are seen as: people of the demo, by their ids.

/** Sells well, so that there is somebody above and somebody below. */
export const REP = 19;

/** Learns. */
export const TRAINEE = 12;

/** Those who have a conversation that a coach listens to, one after the other. */
export const TRAINEES = [7, 21, 10, 3, 38, 5];

export const ADMIN = 1_000_001;
export const COACH = 1_000_002;

/** Signs a browser in as somebody, through the demo's door; answers what the service calls him. */
export async function enter(context, service, userId) {
  const answer = await context.request.post(`${service.url}/api/v1/demo/login`, { data: { userId } });
  if (!answer.ok()) throw new Error(`POST /demo/login: ${answer.status()} ${await answer.text()}`);
  return (await (await context.request.get(`${service.url}/session`)).json()).name;
}
