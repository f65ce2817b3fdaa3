import { useConnection } from "@ridgecast/react";
import { LoaderCircle, Radio, RefreshCw, WifiOff } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import styles from "./ConnectionBadge.module.css";
import { classes } from "./classes";

const ICONS = { connecting: LoaderCircle, live: Radio, stale: RefreshCw, offline: WifiOff } as const;

/**
 * Whether what is on the screen is true now: Live, Connecting, Stale or Offline. A change is told to screen readers; hovering,
 * focusing or touching it says what the word means.
 */
export function ConnectionBadge({ className }: { className?: string | undefined }) {
  const { t, i18n } = useTranslation("common");
  const { state, since, reason } = useConnection();
  const tip = useId();
  const Icon = ICONS[state];
  const at = new Date(since).toLocaleTimeString(i18n.language, { hour: "2-digit", minute: "2-digit" });
  return (
    <div className={classes(styles.wrap, className)}>
      <button type="button" className={classes(styles.badge, styles[state])} aria-describedby={tip} data-state={state}>
        <Icon className={styles.icon} aria-hidden="true" />
        <span role="status">{t(`connection.${state}.label`)}</span>
      </button>
      <div id={tip} role="tooltip" className={styles.tip}>
        <strong>{t(`connection.${state}.since`, { at })}</strong>
        {t(`connection.${state}.meaning`)}
        {state !== "live" && reason !== undefined && <span>{t(`connection.reason.${reason}`)}</span>}
      </div>
    </div>
  );
}
