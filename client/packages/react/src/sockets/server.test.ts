// In Node without a document, as on a server that renders pages.

import { createElement, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";

import { useLeaderboardSocket } from "./use-leaderboard-socket.js";
import { useSocket } from "./use-socket.js";
import { useTrainingSocket } from "./use-training-socket.js";

test("on a server the hooks render as a page that is about to connect", () => {
  function Page(): ReactNode {
    const leaderboard = useLeaderboardSocket({ userId: 7 });
    const { totalXP, currentLevel, currentStreak, connecting } = useTrainingSocket({ userId: 7 });
    const byHand = useSocket({ autoConnect: false });
    return JSON.stringify({
      leaderboard: [leaderboard.connected, leaderboard.connecting, leaderboard.error, leaderboard.lastUpdate],
      training: [connecting, totalXP, currentLevel, currentStreak],
      byHand: [byHand.connecting, byHand.socket],
    });
  }
  const html = renderToString(createElement(Page)).replaceAll("&quot;", '"');
  expect(JSON.parse(html)).toEqual({
    leaderboard: [false, true, null, null],
    training: [true, 0, 1, 0],
    byHand: [false, null],
  });
});
