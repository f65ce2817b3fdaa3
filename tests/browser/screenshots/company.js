// The demo's company with a past: what `ridgecast demo --seed 1` reports, told so that a month lies behind it and an afternoon
// is under way.

const SEED = 1;

/** When a printed company opens (src/app/cli/demo). */
const OPENING = Date.parse("2026-01-05T14:00:00Z");

/** Where the story stands when the pictures are taken. Two contests are on, for eight minutes more at least; a third is announced. */
const NOW = 51.5 * 60_000;

/** How many reports that takes, and some for what comes after. */
const REPORTS = 2_000;

const DAY = 86_400_000;

/** What is so old or younger happened when it did: the contests that are on began since. */
const TODAY = 22 * 60_000;

/** What happened before that is drawn out over so long. */
const PAST = 40 * DAY;

/**
 * Tells a service of the company.
 * @returns {Promise<{people: {id: number, name: string}[], goOn: (count: number) => Promise<void>}>} who is in it; and
 *   `goOn` tells the next reports
 */
export async function moveIn(service) {
  const [roster, ...later] = await reports(service);
  const start = Date.now() - NOW;
  const tell = async (report) => service.post(report.path, timed(report, start));

  await tell(roster);
  for (const login of pastLogins(roster.body.users)) await service.post("/training/logins", login);
  for (const report of later.filter(({ at }) => at <= NOW)) await tell(report);

  const next = later.filter(({ at }) => at > NOW);
  return {
    people: roster.body.users,
    async goOn(count) {
      for (const report of next.splice(0, count)) await tell(report);
    },
  };
}

/** What the company reports, each with its time since the opening. Without contests that are over by now, and what is taken back. */
async function reports(service) {
  const printed = await service.run("demo", "--seed", String(SEED), "--print", "--reports", String(REPORTS));
  const all = [];
  let at = 0;
  for (const line of printed.trimEnd().split("\n")) {
    const { afterMs, method, path, body } = JSON.parse(line);
    at += afterMs;
    if (method === "POST") all.push({ at, path: path.replace("/api/v1", ""), body });
  }
  const over = all.filter(({ path, body }) => path === "/contests" && Date.parse(body.endsAt) <= OPENING + NOW);
  const gone = new Set(over.map(({ body }) => body.id));
  return all.filter(({ path, body }) => !gone.has(path === "/contests" ? body.id : Number(/^\/contests\/(\d+)\//.exec(path)?.[1])));
}

/** The body of a report, with the times that it has in a story that opened at `start`. */
function timed({ at, path, body }, start) {
  const shifted = (time) => new Date(start + Date.parse(time) - OPENING).toISOString();
  if (path === "/contests") return { ...body, startsAt: shifted(body.startsAt), endsAt: shifted(body.endsAt) };
  if (path !== "/sales" || at > NOW) return body;
  const age = NOW - at;
  const drawnOut = age <= TODAY ? age : TODAY + ((age - TODAY) * PAST) / (NOW - TODAY);
  return { ...body, soldAt: new Date(start + NOW - drawnOut).toISOString() };
}

/** Everybody came on some of the last days, without a gap until today: so there are streaks. */
function* pastLogins(users) {
  for (const { id } of users) {
    for (let days = (id * 7) % 23; days > 0; days -= 1) yield { userId: id, at: new Date(Date.now() - days * DAY).toISOString() };
  }
}
