/** A text as one word of a POSIX shell, taken as it stands. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command over several lines. */
export function command(...parts: readonly string[]): string {
  return parts.join(" \\\n  ");
}
