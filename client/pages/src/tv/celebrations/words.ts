import { useTranslation } from "react-i18next";

import { formatNumber } from "../../design/format";
import type { Celebration } from "./celebration";

export interface Words {
  /** What kind of thing has happened. */
  readonly occasion: string;
  readonly title: string;
  readonly description: string;
}

/** What a celebration says: what the service says of an achievement, and our own words of a new leader. */
export function useWords({ kind, title, description, metric, value }: Celebration): Words {
  const { t, i18n } = useTranslation("tv");
  const occasion = t(`celebration.${kind}`);
  if (metric !== "monthlyRevenue" && metric !== "monthlySignups") return { occasion, title, description };
  const figure = formatNumber(value ?? 0, i18n.language, { digits: 1 });
  return { occasion, title: t(`metric.${metric}`), description: t(`celebration.leads.${metric}`, { figure }) };
}
