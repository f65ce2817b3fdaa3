// What is React's part: which store is asked for, who subscribes, what is rendered. The stores have their own tests.

import type { ContestState, Readable, Ridgecast, Status } from "@ridgecast/client";
import { act, cleanup, renderHook } from "@testing-library/react";
import { type ReactNode, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test } from "vitest";

import { RidgecastProvider } from "./context.js";
import { useContest, useConnection, useLeaderboard } from "./use-stores.js";

afterEach(cleanup);

/** A store whose value the test sets. */
class Cell<T> implements Readable<T> {
  readonly listeners = new Set<() => void>();
  constructor(private value: T) {}
  get(): T {
    return this.value;
  }
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  set(value: T): void {
    this.value = value;
    for (const listener of this.listeners) listener();
  }
}

/** A client that gives cells, and notes what was asked for. */
class Client {
  readonly asked: unknown[] = [];
  readonly status = new Cell<Status>({ state: "connecting", since: 0 });
  readonly #cells = new Map<unknown, Cell<unknown>>();
  leaderboard(options: unknown): Cell<unknown> {
    this.asked.push(options);
    return this.cell(JSON.stringify(options));
  }
  contest(contestId: number): Cell<unknown> {
    return this.cell(contestId);
  }
  cell(key: unknown): Cell<unknown> {
    const cell = this.#cells.get(key) ?? new Cell<unknown>({ status: "loading" });
    this.#cells.set(key, cell);
    return cell;
  }
}

function setup(): { client: Client; wrapper: (props: { children: ReactNode }) => ReactNode } {
  const client = new Client();
  const wrapper = ({ children }: { children: ReactNode }): ReactNode => (
    <StrictMode>
      <RidgecastProvider client={client as unknown as Ridgecast}>{children}</RidgecastProvider>
    </StrictMode>
  );
  return { client, wrapper };
}

test("a component shows what the store holds, as it changes, until it is gone", () => {
  const { client, wrapper } = setup();
  const { result, unmount } = renderHook(useConnection, { wrapper });
  expect(result.current.state).toBe("connecting");
  act(() => client.status.set({ state: "live", since: 1 }));
  expect(result.current.state).toBe("live");
  expect(client.status.listeners.size).toBe(1);
  unmount();
  expect(client.status.listeners.size).toBe(0);
});

test("options written inline ask for a store once, and another one when they change", () => {
  const { client, wrapper } = setup();
  const { rerender } = renderHook(({ limit }) => useLeaderboard({ metric: "points", limit }), {
    initialProps: { limit: 10 },
    wrapper,
  });
  const asked = client.asked.length;
  rerender({ limit: 10 });
  expect(client.asked).toHaveLength(asked);
  rerender({ limit: 20 });
  expect(client.asked.at(-1)).toEqual({ metric: "points", limit: 20 });
  expect(client.cell('{"metric":"points","limit":10}').listeners.size).toBe(0);
  expect(client.cell('{"metric":"points","limit":20}').listeners.size).toBe(1);
});

test("nothing is asked for while it is not known of what", () => {
  const { client, wrapper } = setup();
  const { result, rerender } = renderHook(({ id }: { id: number | undefined }) => useContest(id), {
    initialProps: { id: undefined as number | undefined },
    wrapper,
  });
  expect(result.current).toBeUndefined();
  rerender({ id: 17 });
  expect(result.current).toEqual({ status: "loading" });
  const ready: Partial<ContestState> = { status: "ready", contestId: 17 };
  act(() => client.cell(17).set(ready));
  expect(result.current).toBe(ready);
});

test("on a server nobody subscribes, and what the store holds at first is rendered", () => {
  const { client, wrapper: Wrapper } = setup();
  function Page(): ReactNode {
    return useConnection().state;
  }
  expect(renderToString(<Wrapper><Page /></Wrapper>)).toBe("connecting");
  expect(client.status.listeners.size).toBe(0);
});

test("without a provider it is said what is missing", () => {
  expect(() => renderHook(useConnection)).toThrow("expected a <RidgecastProvider client={…}> above");
});
