import type { wire } from "@ridgecast/client";

/** What the service says over JSON WebSocket; docs/WIRE.md has it in full. */
export type Frame =
  | ({ type: "hello"; recovered?: boolean } & wire.Position)
  | ({ type: "joined"; room: string; recovered: boolean } & wire.Position)
  | { type: "left"; room: string }
  | { type: "event"; event: string; room?: string; data: unknown; offset?: number }
  | ({ type: "gap" } & wire.Position)
  | { type: "ack"; id: string | number }
  | { type: "error"; code: string; message: string; id?: string | number };

/** A line of the log. */
export type Entry = { serial: number; at: number } & (Heard | Note);

/** An event. */
export interface Heard {
  kind: "event";
  event: string;
  /** Where it came from; absent where it went to everybody, or to this connection alone. */
  room?: string;
  /** Its place in the order of all events; absent for a fleeting one. */
  offset?: number;
  data: unknown;
  /** The data as one line, for the list and to search in. */
  text: string;
}

/** Something about the connection itself. */
export interface Note {
  kind: "note";
  note: "connected" | "recovered" | "joined" | "left" | "gap" | "error" | "lost" | "ended";
  /** The room, or what the service said. */
  about?: string;
}

/** What a frame is in the log; nothing for what only answers. */
export function lineOf(frame: Frame): Heard | Note | undefined {
  switch (frame.type) {
    case "event": {
      const { event, data, room, offset } = frame;
      const place = { ...(room === undefined ? {} : { room }), ...(offset === undefined ? {} : { offset }) };
      return { kind: "event", event, data, text: JSON.stringify(data), ...place };
    }
    case "hello":
      return { kind: "note", note: frame.recovered ? "recovered" : "connected" };
    case "joined":
      return { kind: "note", note: "joined", about: frame.room };
    case "left":
      return { kind: "note", note: "left", about: frame.room };
    case "gap":
      return { kind: "note", note: "gap" };
    case "error":
      return { kind: "note", note: "error", about: frame.message };
    case "ack":
      return undefined;
  }
}

/** Whether an entry has this text in its name, room or data; what is not an event always does. */
export function matches(entry: Entry, sought: string): boolean {
  if (entry.kind === "note" || sought === "") return true;
  const { event, room = "", text } = entry;
  return [event, room, text].some((part) => part.toLowerCase().includes(sought));
}
