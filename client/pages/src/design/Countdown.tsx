import { useServerTime } from "@ridgecast/react";
import { useTranslation } from "react-i18next";
import styles from "./Countdown.module.css";
import { classes } from "./classes";
import { partsOf } from "./format";

export interface CountdownProps {
  /** ISO 8601. */
  until: string;
  className?: string | undefined;
}

/** The time that is left by the service's clock: two days and three hours, or 02:17:45; for screen readers by the minute. */
export function Countdown({ until, className }: CountdownProps) {
  const { t } = useTranslation("common");
  const left = useTimeLeft(until);
  const { days, hours, minutes, seconds } = partsOf(left);
  const clock = [days > 0 ? undefined : hours, minutes, seconds].filter((part) => part !== undefined);
  const spoken = t("countdown.spoken", { days, hours, minutes });
  return (
    <span className={classes(styles.countdown, className)} role="timer" aria-label={spoken}>
      <span aria-hidden="true">
        {days > 0 ? t("countdown.days", { days, hours }) : clock.map((part) => String(part).padStart(2, "0")).join(":")}
      </span>
    </span>
  );
}

/** Milliseconds until a moment, by the service's clock; changes on its full seconds. */
export function useTimeLeft(until: string): number {
  return Math.max(0, Date.parse(until) - useServerTime());
}
