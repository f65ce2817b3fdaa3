import { act, renderHook } from "@testing-library/react";
import { StrictMode, useEffect } from "react";
import { expect, test } from "vitest";

import { useSocket, useTrainingSocket } from "../src/index.js";
import { ADA, BOB, rooms, SESSION, until, liveWorld } from "./service.js";

const world = liveWorld();

/** Notes the XP totals that a page of Ada's hears. */
function trainee() {
  const totals: number[] = [];
  const hook = renderHook(
    () => useTrainingSocket({ userId: ADA, ...world.as(ADA), onXPGain: ({ newTotal }) => totals.push(newTotal) }),
    { wrapper: StrictMode },
  );
  return { ...hook, totals };
}

function gain(newTotal: number): Promise<unknown> {
  return world.service.post("/training/xp-gains", { userId: ADA, userName: "Ada", amount: 1, source: "test", newTotal });
}

const joined = (room: string) => async (): Promise<void> => {
  expect(await rooms(world.service, "/training")).toContain(room);
};

test("a service that restarts loses nothing for a page, and nothing comes twice", async () => {
  const { result, totals, unmount } = trainee();
  await until(joined("user:7 1"));
  await gain(1);
  await until(() => expect(totals).toEqual([1]));

  await world.service.end();
  await until(() => {
    expect(result.current).toMatchObject({ connected: false, connecting: true });
    expect(result.current.error).toBeInstanceOf(Error);
  });
  // Told before anybody can be back.
  world.proxy.cut();
  await world.service.start();
  await gain(2);
  world.proxy.mend();
  await until(() => expect(result.current).toMatchObject({ connected: true, connecting: false, error: null }));
  await gain(3);
  await until(() => expect(totals).toEqual([1, 2, 3]));
  await until(() => expect(result.current.totalXP).toBe(3));
  unmount();
});

test("a page never gives up", async () => {
  const { result, totals, unmount } = trainee();
  await until(joined("user:7 1"));
  const attempts: number[] = [];
  const watch = renderHook(() => useSocket({ namespace: "/training", ...world.as(ADA) }));
  await until(() => expect(watch.result.current.connected).toBe(true));
  watch.result.current.socket?.io.on("reconnect_attempt", (attempt) => attempts.push(attempt));
  world.proxy.cut();
  await until(() => expect(attempts.length).toBeGreaterThan(8));
  expect(result.current).toMatchObject({ connected: false, connecting: true });
  await gain(10);
  world.proxy.mend();
  await until(() => expect(totals).toEqual([10]));
  watch.unmount();
  unmount();
});

test("what the user says while there is no connection is said when it is back", async () => {
  const ada = renderHook(() => useTrainingSocket({ userId: ADA, sessionId: SESSION, ...world.as(ADA) }));
  const bob = renderHook(() => useTrainingSocket({ sessionId: SESSION, ...world.as(BOB, world.service.url) }));
  await until(joined(`session:${SESSION} 2`));
  world.proxy.cut();
  await until(() => expect(ada.result.current.connected).toBe(false));
  act(() => ada.result.current.sendMessage("Are you there?"));
  expect(bob.result.current.isTyping).toBe(false);
  world.proxy.mend();
  await until(() => expect(bob.result.current.isTyping).toBe(true));
  ada.unmount();
  bob.unmount();
});

test("hooks on several namespaces share one connection", async () => {
  const all = renderHook(() => [
    useSocket(world.as(ADA)),
    useSocket({ namespace: "/leaderboard", ...world.as(ADA) }),
    useSocket({ namespace: "/training", ...world.as(ADA) }),
    useSocket({ namespace: "/training", ...world.as(ADA) }),
  ]);
  await until(async () => {
    expect(await world.service.get(`/users/${ADA}/presence`)).toMatchObject({
      connections: 1,
      namespaces: { "/": 1, "/leaderboard": 1, "/training": 1 },
    });
  });
  all.unmount();
  await until(async () => expect(await world.service.get(`/users/${ADA}/presence`)).toMatchObject({ online: false }));
});

test("a page that uses the socket by itself hears what it subscribed to, as it was sent", async () => {
  const heard: unknown[][] = [];
  const { result, unmount } = renderHook(() => {
    const socket = useSocket({ namespace: "/", ...world.as(ADA) });
    const { on, connected } = socket;
    useEffect(() => on("anything", (...args) => heard.push(args)), [on]);
    useEffect(() => on("connect", () => heard.push(["connect"])), [on]);
    return { ...socket, connected };
  });
  await until(() => expect(result.current.connected).toBe(true));
  await world.service.post("/broadcasts", { event: "anything", data: "a text" });
  await until(() => expect(heard).toEqual([["connect"], ["a text"]]));
  act(() => result.current.off("anything"));
  await world.service.post("/broadcasts", { event: "anything", data: "unheard" });
  await world.service.post("/broadcasts", { event: "last", data: null });
  const last = new Promise((resolve) => result.current.on("last", resolve));
  await world.service.post("/broadcasts", { event: "last", data: null });
  await last;
  expect(heard).toHaveLength(2);
  unmount();
});

test("one connects by hand, and disconnects without taking others along", async () => {
  const other = trainee();
  await until(joined("user:7 1"));
  const { result, unmount } = renderHook(() =>
    useSocket({ namespace: "/training", autoConnect: false, ...world.as(ADA) }),
  );
  expect(result.current).toMatchObject({ connected: false, connecting: false });
  act(() => result.current.connect());
  await until(() => expect(result.current.connected).toBe(true));
  act(() => result.current.disconnect());
  expect(result.current).toMatchObject({ connected: false, connecting: false });
  await gain(20);
  await until(() => expect(other.totals).toEqual([20]));
  other.unmount();
  unmount();
});

test("who is refused is not let in by itself, but after a new login", async () => {
  let token = "nobody's";
  const auth = (give: (auth: object) => void): void => give({ token });
  const { result, unmount } = renderHook(() => useSocket({ url: world.proxy.url, socketOptions: { auth } }));
  await until(() => expect(result.current.error).toBeInstanceOf(Error));
  expect(result.current).toMatchObject({ connected: false, connecting: false });
  token = await world.service.token({ user: ADA });
  act(() => result.current.connect());
  await until(() => expect(result.current).toMatchObject({ connected: true, error: null }));
  unmount();
});
