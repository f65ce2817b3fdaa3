import type { Deed } from "../ask";

/** What can be sent to see whether it arrives. None of them changes a figure. */
export const KINDS = ["celebration", "notification", "broadcast"] as const;

export type TestKind = (typeof KINDS)[number];

/** The POST of a test event. */
export function testEvent(kind: TestKind, me: { userId: number; userName: string }, words: { title: string; message: string }): Deed {
  switch (kind) {
    case "celebration":
      return {
        method: "POST",
        path: "/api/v1/leaderboard/achievements",
        body: { ...me, achievementType: "milestone", title: words.title, description: words.message },
      };
    case "notification":
      return {
        method: "POST",
        path: "/api/v1/notifications",
        body: { id: `test-${crypto.randomUUID()}`, userId: me.userId, type: "test", ...words },
      };
    case "broadcast":
      return { method: "POST", path: "/api/v1/broadcasts", body: { event: "test", data: words } };
  }
}
