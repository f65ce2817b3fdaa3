/** What the address of this page says: `?coach` is the coach's view, `?session=…` the conversation that is open. */
export interface Address {
  isCoach: boolean;
  sessionId: string | undefined;
}

export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  return { isCoach: query.has("coach"), sessionId: query.get("session") || undefined };
}

/** The `?…` for it; nothing for the trainee's view without a conversation. */
export function writeAddress({ isCoach, sessionId }: Address): string {
  const parts = [
    ...(isCoach ? ["coach"] : []),
    ...(sessionId === undefined ? [] : [`session=${encodeURIComponent(sessionId)}`]),
  ];
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
