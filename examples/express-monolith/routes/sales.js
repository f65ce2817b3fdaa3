import { Router } from "express";

/**
 * @param {import("../company.js").Company} company
 * @param {import("../monolith.js").Realtime} realtime
 */
export function sales(company, realtime) {
  const router = Router();

  router.get("/rankings", (_, response) => {
    response.json({ rankings: company.rankings() });
  });

  router.post("/", (request, response) => {
    const revenue = request.body?.revenue;
    if (!Number.isFinite(revenue) || revenue <= 0) {
      return response.status(400).json({ success: false, error: "revenue: expected a number above 0" });
    }
    const { seller, moved } = company.sell(company.person(request.session.user.id), revenue);
    realtime.leaderboard.broadcastRankingUpdate(seller);
    for (const update of moved) realtime.leaderboard.notifyUserRankChange(update);
    response.status(201).json({ success: true, ranking: seller });
  });

  // Whether a colleague has the leaderboard open.
  router.get("/colleagues/:id", async (request, response) => {
    const online = await realtime.leaderboard.isUserConnected(Number(request.params.id));
    response.json({ online });
  });

  return router;
}
