/** A prize is what the monolith said it is: a text, an amount, or an object with one of them. */
export function prizeText(prize: unknown, language: string): string {
  if (typeof prize === "string") return prize;
  if (typeof prize === "number") return new Intl.NumberFormat(language).format(prize);
  if (typeof prize === "object" && prize !== null) {
    for (const key of ["title", "name", "text", "description", "amount", "value"]) {
      const part = (prize as Record<string, unknown>)[key];
      if (typeof part === "string" || typeof part === "number") return prizeText(part, language);
    }
  }
  return JSON.stringify(prize);
}
