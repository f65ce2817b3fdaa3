// A company whose figures a test knows: who sells, in which team, and how much it takes to pass somebody.

/** Revenue is in whole numbers, so that what is shown is what was sold. */
const STEP = 100;

const EMPTY_TEAM = "Team of nobody";

/**
 * Reports people, teams and a sale for each: user 1 sold the most, the last the least.
 * @param {{people: number, teams: number}} size
 */
export async function company(service, { people, teams }) {
  const ids = Array.from({ length: people }, (_, person) => person + 1);
  const teamOf = (user) => ((user - 1) % teams) + 1;
  const nameOf = (user) => `Person ${String.fromCharCode(65 + ((user - 1) % 26))}${user}`;
  const sold = new Map(ids.map((user) => [user, 0]));
  let sales = 0;

  const sale = (userId, revenue) => ({ saleId: `sale-${(sales += 1)}`, userId, revenue, signups: 1 });
  const count = (user, revenue) => sold.set(user, sold.get(user) + revenue);

  await service.post("/roster", {
    users: ids.map((id) => ({ id, name: nameOf(id), teamId: teamOf(id), goals: { monthlyRevenue: people * STEP } })),
    teams: [
      ...Array.from({ length: teams }, (_, team) => ({ id: team + 1, name: `Team ${team + 1}` })),
      { id: teams + 1, name: EMPTY_TEAM },
    ],
  });
  const opening = ids.map((user) => [user, (people - user + 1) * STEP]);
  await service.post(
    "/batch",
    opening.map(([user, revenue]) => ({ path: "/api/v1/sales", body: sale(user, revenue) })),
  );
  for (const [user, revenue] of opening) count(user, revenue);

  /** Reports a sale. */
  async function sell(user, revenue) {
    await service.post("/sales", sale(user, revenue));
    count(user, revenue);
  }

  return {
    teamOf,
    nameOf,
    /** The name of a team that nobody is in. */
    emptyTeam: EMPTY_TEAM,
    sell,
    /** Sells as much as it takes to stand just before somebody. */
    pass: (user, other) => sell(user, sold.get(other) - sold.get(user) + 1),
  };
}
