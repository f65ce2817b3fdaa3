import type { wire } from "@ridgecast/client";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../design/format";
import styles from "./Reach.module.css";

/** How many of an event's audience it has reached. */
export function Reach({ event: { audience, reached, gone, waiting } }: { event: wire.Delivery }) {
  const { t, i18n } = useTranslation("admin");
  if (audience === 0) return <span className={styles.nobody}>{t("events.nobody")}</span>;
  const figure = (value: number) => formatNumber(value, i18n.language);
  return (
    <span className={styles.reach}>
      <span className={styles.bar} aria-hidden="true">
        <span className={styles.reached} style={{ flexGrow: reached }} />
        <span className={styles.waiting} style={{ flexGrow: waiting }} />
        <span className={styles.gone} style={{ flexGrow: gone }} />
      </span>
      <span className={styles.words}>
        {t("events.reached", { reached: figure(reached), audience: figure(audience) })}
        {waiting > 0 && <span className={styles.late}>{t("events.waiting", { figure: figure(waiting) })}</span>}
        {gone > 0 && <span className={styles.lost}>{t("events.gone", { figure: figure(gone) })}</span>}
      </span>
    </span>
  );
}
