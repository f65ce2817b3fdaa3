import type { Words } from "../words/words";
import type { Celebration } from "./celebration";
import { formatValue } from "../slides/value";

/** What a celebration says. */
export interface Saying {
  /** What kind of thing has happened. */
  readonly occasion: string;
  readonly title: string;
  readonly description: string;
}

/** Of an achievement what the service says of it; of a new leader our own words. */
export function sayingOf({ kind, title, description, metric, value }: Celebration, { t, language }: Words): Saying {
  const occasion = t(`celebration.${kind}`);
  if (metric !== "monthlyRevenue" && metric !== "monthlySignups") return { occasion, title, description };
  const figure = formatValue(value ?? 0, language);
  return { occasion, title: t(`metric.${metric}`), description: t(`celebration.leads.${metric}`, { figure }) };
}
