import { ReadableStream } from "node:stream/web";

import { expect, test } from "vitest";

import type { Readable, RoleplayState } from "../../src/index.js";
import { liveWorld, states, until, watched } from "./world.js";

const ADA = 7;
const COACH = 8;
const world = liveWorld();

test("a trainee's figures follow what he does", async () => {
  const { service } = world;
  await service.post("/roster", { users: [{ id: ADA, name: "Ada" }], teams: [] });
  const client = await world.client({ user: ADA });
  const trainee = watched(client.trainee(ADA));
  await until(() => expect(trainee.get()).toMatchObject({ status: "ready", training: { totalXP: 0 } }));
  await service.post("/training/logins", { userId: ADA });
  await service.post("/training/module-completions", { userId: ADA, moduleId: "6" });
  await service.post("/training/quiz-results", { userId: ADA, quizId: 12, score: 95 });
  await until(async () => {
    const { position: _, serverTime: __, ...training } = await service.get(`/users/${ADA}/training`);
    expect(training.totalXP).toBeGreaterThan(0);
    expect(trainee.get().training).toEqual(training);
  });
  const events = new Set(trainee.get().moments.map(({ event }) => event));
  expect([...events].sort()).toEqual(["achievement:unlocked", "level:up", "quiz:completed", "streak:update", "xp:gained"]);
});

test("of a trainee whom nobody has heard of there is something once he has done something", async () => {
  const client = await world.client({ user: 50 });
  const trainee = watched(client.trainee(50));
  await until(() => expect(trainee.get()).toMatchObject({ status: "error", error: { status: 404 } }));
  await world.service.post("/training/logins", { userId: 50 });
  await until(() => expect(trainee.get()).toMatchObject({ status: "ready", training: { currentStreak: 1 } }));
});

/** A trainee and a coach who watches, in one session. */
async function session(sessionId: string) {
  await world.service.post("/training/sessions", { sessionId, userId: ADA, participants: [COACH] });
  const trainee = await world.client({ user: ADA });
  const coach = await world.client({ user: COACH });
  const his = watched(trainee.roleplay(sessionId));
  const watching = watched(coach.roleplay(sessionId));
  for (const roleplay of [his, watching]) await until(() => expect(roleplay.get().status).toBe("ready"));
  return { trainee, coach, his, watching };
}
const turns = (roleplay: Readable<RoleplayState>) =>
  roleplay.get().turns.map(({ who, text, streaming }) => `${who}: ${text}${streaming ? "…" : ""}`);

/** An answer that comes in pieces, as the monolith's model writes it. */
async function answer(sessionId: string, pieces: string[], metadata: object, between: (delta: string) => Promise<void>) {
  const encoder = new TextEncoder();
  const send = async function* () {
    for (const delta of pieces) {
      yield encoder.encode(`data: ${JSON.stringify({ delta })}\n\n`);
      await between(delta);
    }
    yield encoder.encode(`data: ${JSON.stringify({ metadata })}\n\ndata: [DONE]\n\n`);
  };
  const response = await fetch(`${world.service.url}/api/v1/training/sessions/${sessionId}/responses/stream`, {
    method: "POST",
    headers: { authorization: `Bearer ${world.service.apiKey}`, "content-type": "text/event-stream" },
    body: ReadableStream.from(send()) as unknown as BodyInit,
    duplex: "half",
  } as RequestInit);
  expect(response.status, await response.text()).toBe(200);
}

test("the trainee and the coach see the same conversation, piece by piece", async () => {
  const { his, watching } = await session("rp-1");
  const said = his.say("Hello, have you a minute?");
  await said;
  await until(() => expect(turns(his)).toEqual(["me: Hello, have you a minute?"]));
  expect(his.get().awaiting).toBe(true);
  await until(() => expect(watching.get().typing).toEqual([ADA]));
  his.stopTyping();
  await until(() => expect(watching.get().typing).toEqual([]));

  let heard = "";
  await answer("rp-1", ["That ", "is too ", "dear."], { inReplyTo: "Hello, have you a minute?" }, async (delta) => {
    heard += delta;
    await until(() => expect(turns(watching)).toEqual([`partner: ${heard}…`]));
  });
  const whole = ["me: Hello, have you a minute?", "partner: That is too dear."];
  for (const roleplay of [his, watching]) await until(() => expect(turns(roleplay)).toEqual(whole));
  expect(his.get().awaiting).toBe(false);
  expect(his.get().turns[1]?.metadata).toEqual({ inReplyTo: "Hello, have you a minute?" });
});

test("how far the trainee is, the coach sees", async () => {
  const { trainee, watching } = await session("rp-2");
  const progress = { sessionId: "rp-2", userId: ADA, scenarioId: "cold-call", progress: 40, currentStep: 2, totalSteps: 5 };
  await trainee.send("/training", "progress:update", progress);
  await until(() => expect(watching.get().progress).toMatchObject(progress));
});

test("what is said while the service is away is heard when it is back, in its order", async () => {
  const { service } = world;
  const { trainee, coach } = await session("rp-3");
  const heard: number[] = [];
  coach.on("/training", "progress:changed", ({ progress }) => heard.push(progress));
  const said = states(trainee);
  await service.end();
  await until(() => expect(said).toEqual(["stale server-restart"]));
  const send = (progress: number) =>
    trainee.send("/training", "progress:update", {
      sessionId: "rp-3", userId: ADA, scenarioId: "x", progress, currentStep: 1, totalSteps: 2,
    });
  const all = Promise.all([send(10), send(20), send(30)]);
  await service.start();
  await all;
  await until(() => expect(heard).toEqual([10, 20, 30]));
});

test("who does not belong to a session is not let in", async () => {
  await world.service.post("/training/sessions", { sessionId: "rp-4", userId: ADA });
  const stranger = await world.client({ user: 99 });
  const roleplay = watched(stranger.roleplay("rp-4"));
  await until(() => expect(roleplay.get()).toMatchObject({ status: "error", error: { code: "refused" } }));
});
