import { createRidgecast, type Ridgecast } from "@ridgecast/client";
import { act, renderHook } from "@testing-library/react";
import { type ReactNode, StrictMode } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";

import {
  RidgecastProvider,
  useConnection,
  useInbox,
  useLeaderboard,
  useRidgecastEvent,
  useRoleplay,
  useTrainee,
} from "../src/index.js";
import { ADA, BOB, liveWorld, rooms, SESSION, until } from "./service.js";

const world = liveWorld();

let client: Ridgecast;
beforeEach(async () => {
  const token = await world.service.token({ user: ADA });
  client = createRidgecast({ url: world.proxy.url, token, reconnectMin: 20, reconnectMax: 50, linger: 0, spread: 0 });
});
afterEach(() => client.close());

const wrapper = ({ children }: { children: ReactNode }): ReactNode => (
  <StrictMode>
    <RidgecastProvider client={client}>{children}</RidgecastProvider>
  </StrictMode>
);

test("a board is what it is, also over an outage", async () => {
  const { result } = renderHook(() => ({ board: useLeaderboard({ limit: 10 }), connection: useConnection() }), { wrapper });
  expect(result.current.board).toMatchObject({ status: "loading", rows: [] });
  await until(() => expect(result.current).toMatchObject({ board: { status: "ready" }, connection: { state: "live" } }));

  const sale = (saleId: string, userId: number, revenue: number) =>
    world.service.post("/sales", { saleId, userId, revenue, signups: 1 });
  const shown = (): unknown[] => result.current.board.rows.map(({ userId, rank, value }) => [userId, rank, value]);
  await sale("s-1", ADA, 100);
  await sale("s-2", BOB, 50);
  await until(() => expect(shown()).toEqual([[ADA, 1, 100], [BOB, 2, 50]]));

  world.proxy.cut();
  await until(() => expect(result.current.connection.state).toBe("stale"));
  await sale("s-3", BOB, 70);
  world.proxy.mend();
  await until(() => expect(shown()).toEqual([[BOB, 1, 120], [ADA, 2, 100]]));
  await until(() => expect(result.current.connection.state).toBe("live"));
});

test("a trainee's figures are there from the start, and each event is heard once", async () => {
  await world.service.post("/training/module-completions", { userId: ADA, moduleId: "m-1" });
  const { totalXP, level } = await world.service.get(`/users/${ADA}/training`);
  const heard: number[] = [];
  const { result } = renderHook(
    () => {
      useRidgecastEvent("/training", "xp:gained", ({ amount }) => heard.push(amount));
      return useTrainee(ADA);
    },
    { wrapper },
  );
  await until(() => expect(result.current.training).toMatchObject({ totalXP, level, modulesCompleted: 1 }));
  await world.service.post("/training/xp-awards", { userId: ADA, amount: 25, source: "workshop" });
  await until(() => expect(result.current.training?.totalXP).toBe(totalXP + 25));
  expect(heard).toEqual([25]);
  expect(result.current.moments).toMatchObject([{ event: "xp:gained", data: { amount: 25 } }]);
});

test("an inbox is marked as read", async () => {
  const { result } = renderHook(() => useInbox(ADA), { wrapper });
  await until(() => expect(result.current.status).toBe("ready"));
  const unread = result.current.unread;
  const notification = { id: 1, userId: ADA, type: "info", title: "Hello", message: "You there" };
  await world.service.post("/notifications", notification);
  await until(() => {
    expect(result.current.unread).toBe(unread + 1);
    expect(result.current.items[0]?.data).toMatchObject(notification);
  });
  await act(() => result.current.markAllRead());
  await until(() => expect(result.current.unread).toBe(0));
});

test("a session is spoken in, and left when nobody looks", async () => {
  const { result, unmount } = renderHook(() => useRoleplay(SESSION), { wrapper });
  await until(() => expect(result.current.status).toBe("ready"));
  await act(() => result.current.say("Good morning"));
  const said = { turns: [{ who: "me", text: "Good morning" }], awaiting: true };
  await until(() => expect(result.current).toMatchObject(said));
  await world.service.post(`/training/sessions/${SESSION}/responses`, { message: "Good morning!" });
  await until(() => expect(result.current.turns.at(-1)).toMatchObject({ who: "partner", text: "Good morning!" }));
  await until(() => expect(result.current.awaiting).toBe(false));
  unmount();
  await until(async () => expect(await rooms(world.service, "/training")).not.toContain(`session:${SESSION} 1`));
});
