/** Where an event stands: an offset that only grows, within an epoch, which is one life of the journal. */
export interface Position {
  readonly epoch: string;
  readonly offset: number;
}

/** Reads `epoch:offset`; answers undefined for what is none. */
export function parsePosition(text: unknown): Position | undefined {
  if (typeof text !== "string") return undefined;
  const colon = text.lastIndexOf(":");
  const digits = text.slice(colon + 1);
  if (colon < 1 || !/^\d{1,16}$/.test(digits)) return undefined;
  const offset = Number(digits);
  return Number.isSafeInteger(offset) ? { epoch: text.slice(0, colon), offset } : undefined;
}

export function formatPosition({ epoch, offset }: Position): string {
  return `${epoch}:${offset}`;
}

/** How an event relates to a state: of another epoch it says nothing about it, and the state has to be fetched anew. */
export type Relation = "covered" | "after" | "foreign";

/** Whether what was told at `event` is in a state that is true at `state`. */
export function relate(event: Position, state: Position): Relation {
  if (event.epoch !== state.epoch) return "foreign";
  return event.offset > state.offset ? "after" : "covered";
}
