import { useTranslation } from "react-i18next";
import { formatNumber } from "../design/format";

/** How milliseconds are written here: short ones with a digit more, and a dash for what is not known. */
export function useMs(): (ms: number | undefined) => string {
  const { t, i18n } = useTranslation("admin");
  return (ms) => (ms === undefined ? "–" : t("ms", { value: formatNumber(ms, i18n.language, { digits: ms < 10 ? 1 : 0 }) }));
}
