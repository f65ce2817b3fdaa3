/** A roleplay as it is heard: pure. */

import type { RoleplayChunk, RoleplayProgress, RoleplayResponse } from "./payloads.js";
import type { Turn } from "./states.js";

/** How many turns are kept. */
const TURNS = 500;
/** What stands for a stretch that was lost. */
const LOST = " … ";

export interface Dialogue {
  readonly turns: readonly Turn[];
  readonly awaiting: boolean;
  readonly progress?: RoleplayProgress;
  /** The pieces of the answer that is on its way, by their index. */
  readonly pieces: ReadonlyMap<number, string>;
  /** For the ids of turns. */
  readonly count: number;
}

export const SILENCE: Dialogue = { turns: [], awaiting: false, pieces: new Map(), count: 0 };

function add(dialogue: Dialogue, turn: Omit<Turn, "id">, at = dialogue.turns.length): Dialogue {
  const count = dialogue.count + 1;
  const turns = [...dialogue.turns];
  turns.splice(at, 0, { id: `turn-${count}`, ...turn });
  return { ...dialogue, count, turns: turns.slice(-TURNS) };
}

/** The turn that is growing is always the partner's last. */
function growing(dialogue: Dialogue): number {
  return dialogue.turns.findLastIndex(({ streaming }) => streaming);
}

function replace(dialogue: Dialogue, index: number, turn: Partial<Turn>): Dialogue {
  return { ...dialogue, turns: dialogue.turns.map((old, place) => (place === index ? { ...old, ...turn } : old)) };
}

/** The trainee's own words. */
export function said(dialogue: Dialogue, text: string): Dialogue {
  return { ...add(dialogue, { who: "me", text, streaming: false }), awaiting: true };
}

/** Somebody has spoken, or nobody answers any more. */
export function awaits(dialogue: Dialogue, awaiting: boolean): Dialogue {
  return dialogue.awaiting === awaiting ? dialogue : { ...dialogue, awaiting };
}

/** A piece of an answer. Pieces come in order, but some may be lost, and who joins late has missed the first ones. */
export function heardPiece(dialogue: Dialogue, { index, delta }: RoleplayChunk): Dialogue {
  const place = growing(dialogue);
  // Each answer begins with 0: if there is a turn that grows beyond it, its end was lost.
  const isNew = place < 0 || (index === 0 && dialogue.pieces.size > 0);
  if (!isNew && dialogue.pieces.has(index)) return dialogue;
  const pieces = new Map(isNew ? [] : dialogue.pieces).set(index, delta);
  const text = join(pieces);
  if (!isNew) return { ...replace(dialogue, place, { text }), pieces };
  const ended = place < 0 ? dialogue : replace(dialogue, place, { streaming: false });
  return { ...add(ended, { who: "partner", text, streaming: true }), pieces, awaiting: false };
}

function join(pieces: ReadonlyMap<number, string>): string {
  let text = "";
  let next = 0;
  for (const [index, delta] of [...pieces].sort(([a], [b]) => a - b)) {
    text += index > next ? LOST + delta : delta;
    next = index + 1;
  }
  return text;
}

/** The whole answer, which mends what was lost of its pieces. Who did not hear what it answers is shown it in front. */
export function heardAnswer(dialogue: Dialogue, { message, metadata }: RoleplayResponse): Dialogue {
  const turn = { text: message, streaming: false, ...(metadata !== undefined && { metadata }) };
  const place = growing(dialogue);
  let next =
    place < 0 ? add(dialogue, { who: "partner", ...turn }) : replace(dialogue, place, turn);
  const index = place < 0 ? next.turns.length - 1 : place;
  const asked = inReplyTo(metadata);
  const before = next.turns[index - 1];
  if (asked !== undefined && !(before?.who === "me" && before.text === asked)) {
    next = add(next, { who: "me", text: asked, streaming: false }, index);
  }
  return { ...next, pieces: new Map(), awaiting: false };
}

function inReplyTo(metadata: unknown): string | undefined {
  if (typeof metadata !== "object" || metadata === null || !("inReplyTo" in metadata)) return undefined;
  return typeof metadata.inReplyTo === "string" ? metadata.inReplyTo : undefined;
}

/** Something may have been missed: an answer that was on its way is not known to go on. */
export function interrupted(dialogue: Dialogue): Dialogue {
  const place = growing(dialogue);
  const ended = place < 0 ? dialogue : replace(dialogue, place, { streaming: false });
  return { ...ended, pieces: new Map(), awaiting: false };
}

/** Whether an answer may belong here, of several dialogues that are listened to: the event does not name its session. */
export function mayAnswer({ turns, pieces, awaiting }: Dialogue, message: string): boolean {
  const growingTurn = turns.findLast(({ streaming }) => streaming);
  if (!growingTurn) return awaiting;
  return [...pieces.values()].every((delta) => message.includes(delta));
}
