import { formatNumber } from "../../design/format";

/** From here on a decimal is no news, and takes room. */
const LARGE = 1_000;

/** A figure of a board as a wall shows it: 12.5, but 12,500. */
export function formatValue(value: number, language: string): string {
  return formatNumber(value, language, { digits: Math.abs(value) < LARGE ? 1 : 0 });
}
