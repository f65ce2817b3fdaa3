import { randomUUID } from "node:crypto";

import { Router } from "express";

/**
 * @param {import("../company.js").Company} company
 * @param {import("../monolith.js").Realtime} realtime
 */
export function training(company, realtime) {
  const router = Router();
  /** Whose roleplay it is. @type {Map<string, number>} */
  const roleplays = new Map();

  router.post("/quizzes/:quizId", (request, response) => {
    const score = request.body?.score;
    if (!(score >= 0 && score <= 100)) {
      return response.status(400).json({ success: false, error: "score: expected a number from 0 to 100" });
    }
    const person = company.person(request.session.user.id);
    const completion = company.finishQuiz(person, request.params.quizId, score);
    realtime.training.notifyQuizComplete(completion);
    if (completion.xpEarned > 0) {
      realtime.training.notifyXPGain({
        userId: person.id,
        userName: person.name,
        amount: completion.xpEarned,
        source: "quiz",
        newTotal: person.xp,
        timestamp: new Date().toISOString(),
      });
    }
    response.status(201).json({ success: true, completion });
  });

  router.post("/roleplays", async (request, response) => {
    const sessionId = randomUUID();
    const userId = request.session.user.id;
    roleplays.set(sessionId, userId);
    // Awaited: the page joins as soon as it has the answer.
    await realtime.registerSession({ sessionId, userId });
    response.status(201).json({ success: true, sessionId });
  });

  router.post("/roleplays/:sessionId/messages", (request, response) => {
    const { sessionId } = request.params;
    const message = request.body?.message;
    if (roleplays.get(sessionId) !== request.session.user.id) {
      return response.status(404).json({ success: false, error: "no roleplay of yours" });
    }
    if (typeof message !== "string" || message === "") {
      return response.status(400).json({ success: false, error: "message: expected a text" });
    }
    response.status(202).json({ success: true });
    realtime.training.sendRoleplayResponse(sessionId, answerTo(message), { inReplyTo: message });
  });

  return router;
}

/** A customer of few words, where a real application asks a model. */
function answerTo(message) {
  return /\d/.test(message) ? "That is too dear for us." : "And what would that cost us?";
}
