import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";

import { useTrainingSocket, type UseTrainingSocketOptions } from "../src/index.js";
import { ADA, BOB, rooms, SESSION, until, liveWorld } from "./service.js";

const world = liveWorld();
const WHO = { userId: ADA, userName: "Ada" };

/** The hook on the pages of Ada, the trainee, and of Bob, who watches. */
async function pages(more: UseTrainingSocketOptions = {}) {
  const ada = renderHook(() =>
    useTrainingSocket({ userId: ADA, sessionId: SESSION, moduleId: "m-1", ...world.as(ADA), ...more }),
  );
  const watched: unknown[] = [];
  const bob = renderHook(() =>
    useTrainingSocket({
      userId: BOB, sessionId: SESSION, ...world.as(BOB), onProgress: (progress) => watched.push(progress),
    }),
  );
  await until(async () => {
    const all = ["/training 2", "module:m-1 1", `session:${SESSION} 2`, "user:7 1", "user:8 1"];
    expect(await rooms(world.service, "/training")).toEqual(all);
  });
  const unmount = async (): Promise<void> => {
    ada.unmount();
    bob.unmount();
    await until(async () => expect(await rooms(world.service, "/training")).toEqual([]));
  };
  return { ada, bob, watched, unmount };
}

test("XP, level, streak and achievements add up to what the events say", async () => {
  const heard: string[] = [];
  const { ada, bob, unmount } = await pages({
    onXPGain: ({ amount }) => heard.push(`+${amount}`),
    onLevelUp: ({ newLevel }) => heard.push(`level ${newLevel}`),
    onStreakUpdate: ({ currentStreak }) => heard.push(`streak ${currentStreak}`),
    onAchievement: ({ title }) => heard.push(title),
    onQuizComplete: ({ quizId }) => heard.push(`quiz ${quizId}`),
    onModuleUpdate: (update) => heard.push(`module ${JSON.stringify(update)}`),
  });
  expect(ada.result.current).toMatchObject({ totalXP: 0, currentLevel: 1, currentStreak: 0, achievements: [] });
  const { service } = world;
  const achievement = {
    ...WHO, achievementId: "streak_7", title: "A week", description: "Seven days", category: "speed", rarity: "rare",
  };
  await service.post("/training/xp-gains", { ...WHO, amount: 50, source: "quiz", newTotal: 250 });
  await service.post("/training/level-ups", { ...WHO, previousLevel: 1, newLevel: 2, totalXP: 250 });
  await service.post("/training/streaks", { ...WHO, currentStreak: 7, longestStreak: 9, streakType: "daily" });
  await service.post("/training/achievements", achievement);
  await service.post("/training/quiz-completions", { userId: ADA, quizId: "q-1", score: 90, passed: true, xpEarned: 70 });
  await service.post("/training/modules/m-1/updates", { b: 2 });
  await until(() => expect(heard).toEqual(["+50", "level 2", "streak 7", "A week", "quiz q-1", 'module {"b":2}']));

  await until(() => {
    expect(ada.result.current).toMatchObject({ totalXP: 250, currentLevel: 2, currentStreak: 7 });
    expect(ada.result.current.achievements).toMatchObject([achievement]);
  });
  act(() => ada.result.current.clearAchievements());
  expect(ada.result.current.achievements).toEqual([]);
  expect(bob.result.current).toMatchObject({ totalXP: 0, currentLevel: 1, currentStreak: 0 });
  await unmount();
});

test("who speaks waits for the answer, and the others see him type", async () => {
  const answers: unknown[] = [];
  const chunks: string[] = [];
  const { ada, bob, unmount } = await pages({
    onRoleplayResponse: ({ message }) => answers.push(message),
    onRoleplayChunk: ({ delta }) => chunks.push(delta),
  });
  act(() => ada.result.current.sendMessage("Good morning"));
  expect(ada.result.current.isTyping).toBe(true);
  await until(() => expect(bob.result.current.isTyping).toBe(true));
  act(() => ada.result.current.stopTyping());
  await until(() => expect(bob.result.current.isTyping).toBe(false));

  const { url, apiKey } = world.service;
  const stream = await fetch(`${url}/api/v1/training/sessions/${SESSION}/responses/stream`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/x-ndjson" },
    body: ['{"delta":"Good "}', '{"delta":"morning!"}', ""].join("\n"),
  });
  expect(stream.status).toBe(200);
  await until(() => expect(answers).toEqual(["Good morning!"]));
  expect(chunks.join("")).toBe("Good morning!");
  await until(() => expect(ada.result.current.isTyping).toBe(false));
  await unmount();
});

test("progress reaches the others in the session", async () => {
  const { ada, watched, unmount } = await pages();
  const progress = {
    sessionId: SESSION, userId: ADA, scenarioId: "cold-call", progress: 40, currentStep: 2, totalSteps: 5,
  };
  act(() => ada.result.current.updateProgress(progress));
  await until(() => expect(watched).toEqual([progress]));
  await unmount();
});
