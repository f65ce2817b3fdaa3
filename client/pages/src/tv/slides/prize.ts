import { formatNumber } from "../../design/format";

/** What names a prize, in the order in which it is looked for, where the monolith says it by an object of its own. */
const NAMES = ["name", "title", "label", "text", "description"] as const;

/** A prize in words: a text is itself, a number or an amount is written as one. Nothing, where it is none of these. */
export function prizeText(prize: unknown, language: string): string | undefined {
  if (typeof prize === "string") return prize.trim() || undefined;
  if (typeof prize === "number") return formatNumber(prize, language, { digits: 2 });
  if (typeof prize !== "object" || prize === null) return undefined;
  const fields = prize as Record<string, unknown>;
  const name = NAMES.map((key) => fields[key]).find((value) => typeof value === "string" && value.trim() !== "");
  const amount = typeof fields.amount === "number" ? formatNumber(fields.amount, language, { digits: 2 }) : undefined;
  const parts = [name, amount].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(" · ") : undefined;
}
