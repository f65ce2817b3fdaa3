import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Dialogue, heardAnswer, heardPiece, interrupted, mayAnswer, said, SILENCE } from "./dialogue.js";

const pieces = (dialogue: Dialogue, ...pieces: [number, string][]) =>
  pieces.reduce((dialogue, [index, delta]) => heardPiece(dialogue, { sessionId: "rp-1", index, delta }), dialogue);
const turns = ({ turns }: Dialogue) => turns.map(({ who, text, streaming }) => `${who}: ${text}${streaming ? "…" : ""}`);

describe("an answer", () => {
  test("grows with its pieces, and is whole with the response", () => {
    let dialogue = said(SILENCE, "Hello");
    expect(dialogue.awaiting).toBe(true);
    dialogue = pieces(dialogue, [0, "That is "], [1, "too dear."]);
    expect(dialogue.awaiting).toBe(false);
    expect(turns(dialogue)).toEqual(["me: Hello", "partner: That is too dear.…"]);
    const { id } = dialogue.turns[1]!;
    dialogue = heardAnswer(dialogue, { message: "That is too dear.", metadata: { mood: "cold" } });
    expect(turns(dialogue)).toEqual(["me: Hello", "partner: That is too dear."]);
    expect(dialogue.turns[1]).toMatchObject({ id, metadata: { mood: "cold" } });
  });

  test("shows that a piece was lost, until the whole mends it", () => {
    let dialogue = pieces(SILENCE, [2, "is "], [3, "too "], [5, "dear."]);
    expect(turns(dialogue)).toEqual(["partner:  … is too  … dear.…"]);
    dialogue = heardAnswer(dialogue, { message: "That price is too very dear." });
    expect(turns(dialogue)).toEqual(["partner: That price is too very dear."]);
  });

  test("is the same in whatever order its pieces come, and how often", () => {
    const deltas = fc.array(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 });
    const order = deltas.chain((deltas) => {
      const all = deltas.map((delta, index): [number, string] => [index, delta]);
      return fc.tuple(fc.constant(deltas), fc.shuffledSubarray(all, { minLength: all.length }));
    });
    fc.assert(
      fc.property(order, ([deltas, shuffled]) => {
        // Number 0 begins an answer, so it is always the first.
        const [first, ...others] = [...shuffled].sort(([a], [b]) => Number(a > 0) - Number(b > 0));
        expect(turns(pieces(SILENCE, first!, ...others, ...others))).toEqual([`partner: ${deltas.join("")}…`]);
      }),
    );
  });

  test("that follows one whose end was lost is a turn of its own", () => {
    const dialogue = pieces(SILENCE, [0, "One"], [0, "Two"]);
    expect(turns(dialogue)).toEqual(["partner: One", "partner: Two…"]);
  });

  test("is not known to go on after a gap", () => {
    expect(turns(interrupted(pieces(said(SILENCE, "Hello"), [0, "One"])))).toEqual(["me: Hello", "partner: One"]);
  });
});

describe("what is answered", () => {
  const metadata = { inReplyTo: "Hello" };

  test("is shown to who has not heard it, in front of its answer", () => {
    expect(turns(heardAnswer(SILENCE, { message: "Hi", metadata }))).toEqual(["me: Hello", "partner: Hi"]);
    const growing = pieces(SILENCE, [0, "H"]);
    expect(turns(heardAnswer(growing, { message: "Hi", metadata }))).toEqual(["me: Hello", "partner: Hi"]);
  });

  test("is not shown twice to who has said it", () => {
    expect(turns(heardAnswer(said(SILENCE, "Hello"), { message: "Hi", metadata }))).toEqual(["me: Hello", "partner: Hi"]);
    const growing = pieces(said(SILENCE, "Hello"), [0, "H"]);
    expect(turns(heardAnswer(growing, { message: "Hi", metadata }))).toEqual(["me: Hello", "partner: Hi"]);
  });

  test("may be the same again and again", () => {
    let dialogue = heardAnswer(SILENCE, { message: "Hi", metadata });
    dialogue = heardAnswer(dialogue, { message: "Hi again", metadata });
    expect(turns(dialogue)).toEqual(["me: Hello", "partner: Hi", "me: Hello", "partner: Hi again"]);
  });
});

test("of several dialogues an answer belongs to the one whose pieces it has, or that waits for one", () => {
  const growing = pieces(SILENCE, [0, "That "], [2, "dear."]);
  expect(mayAnswer(growing, "That is dear.")).toBe(true);
  expect(mayAnswer(growing, "Hello")).toBe(false);
  expect(mayAnswer(said(SILENCE, "Hello"), "Hi")).toBe(true);
  expect(mayAnswer(SILENCE, "Hi")).toBe(false);
});

test("of a long conversation the last 500 turns are kept", () => {
  let dialogue = SILENCE;
  for (let turn = 0; turn < 600; turn++) dialogue = said(dialogue, `${turn}`);
  expect(dialogue.turns.length).toBe(500);
  expect(dialogue.turns.at(-1)?.text).toBe("599");
  expect(new Set(dialogue.turns.map(({ id }) => id)).size).toBe(500);
});
