import { command, quoted } from "./shell";

export interface Posting {
  method: "POST" | "DELETE";
  /** With its query. */
  path: string;
  /** Nothing for a DELETE. */
  body?: unknown;
}

/** The same by curl; the API key is expected in the shell's `KEY`, so that none is copied. */
export function curl(origin: string, { method, path, body }: Posting): string {
  const authorization = `-H "Authorization: Bearer $KEY"`;
  if (method === "DELETE") return command(`curl -X DELETE ${quoted(origin + path)}`, authorization);
  const data = [`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body))}`];
  return command(`curl ${quoted(origin + path)}`, authorization, ...data);
}
