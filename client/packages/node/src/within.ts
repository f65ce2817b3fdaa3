import { setTimeout as sleep } from "node:timers/promises";

/** Waits for something, but no longer than so many ms. */
export async function within(ms: number, something: Promise<unknown>): Promise<void> {
  const there = new AbortController();
  const tooLong = sleep(ms, undefined, { signal: there.signal }).catch(() => {});
  await Promise.race([something, tooLong]);
  there.abort();
}
