// What is copied, as a real shell reads it.

import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { curl } from "../src/playground/copy/curl";
import { quoted } from "../src/playground/copy/shell";
import { websocat } from "../src/playground/copy/websocat";

const ORIGIN = "http://127.0.0.1:8080";

/** What a shell makes of it. */
const words = (text: string) => execFileSync("sh", ["-c", `printf '%s\\0' ${text}`], { encoding: "utf8" }).split("\0").slice(0, -1);

test.each(["plain", "two words", "it's", "''", "$HOME `date` \\ \"", "one\ntwo", ""])("a shell takes %j as it stands", (text) => {
  expect(words(quoted(text))).toEqual([text]);
});

test("a POST is copied with its body, and without a key", () => {
  const body = { event: "it's", data: [1] };
  const copied = curl(ORIGIN, { method: "POST", path: "/api/v1/broadcasts", body });
  const [, ...args] = words(copied.replace("$KEY", "k"));
  const head = ["-H", "Authorization: Bearer k", "-H", "Content-Type: application/json"];
  expect(args).toEqual([`${ORIGIN}/api/v1/broadcasts`, ...head, "-d", JSON.stringify(body)]);
});

test("a DELETE has no body", () => {
  const copied = curl(ORIGIN, { method: "DELETE", path: "/api/v1/sales/s-1" });
  expect(words(copied.replace("$KEY", "k")).slice(1)).toEqual(["-X", "DELETE", `${ORIGIN}/api/v1/sales/s-1`, "-H", "Authorization: Bearer k"]);
});

test("listening is copied with the rooms that are joined", () => {
  expect(websocat(ORIGIN, "/leaderboard", [])).toBe(`websocat "ws://127.0.0.1:8080/ws/leaderboard?token=$TOKEN"`);
  const copied = websocat("https://app.example.com", "/training", ["session:it's", "user:7"]);
  const [joins, listen] = copied.split("|\n");
  expect(words(joins!.trim())).toEqual(["printf", "%s\\n", `{"type":"join","room":"session:it's"}`, `{"type":"join","room":"user:7"}`]);
  expect(listen!.trim()).toBe(`websocat --no-close "wss://app.example.com/ws/training?token=$TOKEN"`);
});
