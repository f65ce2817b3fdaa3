import type { BoardRow, Metric } from "@ridgecast/client";
import { Crown } from "lucide-react";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { AnimatedNumber } from "../../design/AnimatedNumber";
import { Avatar } from "../../design/Avatar";
import { classes } from "../../design/classes";
import { digitsOf } from "../metrics";
import styles from "./Podium.module.css";

const STEPS = [1, 2, 3];

export interface PodiumProps {
  rows: readonly BoardRow[];
  metric: Metric;
  ownId: number | undefined;
  onOpen: (userId: number) => void;
}

/** The first three. Who changes places walks to the other step; who is new comes up from below. */
export function Podium({ rows, metric, ownId, onOpen }: PodiumProps) {
  const { t } = useTranslation("leaderboard");
  const three = rows.slice(0, STEPS.length).map((row, step) => ({ row, step }));
  // An element that is moved in the document loses its transition: the order is that of the ids, and the rank is said.
  const seated = three.sort((a, b) => a.row.userId - b.row.userId);
  return (
    <section className={styles.podium} aria-label={t("podium.label")}>
      <div className={styles.steps} aria-hidden="true">
        {STEPS.map((step) => (
          <span key={step} className={styles.step} data-step={step}>
            {step}
          </span>
        ))}
      </div>
      <ul>
        {seated.map(({ row, step }) => (
          <li
            key={row.userId}
            className={styles.place}
            data-step={step + 1}
            data-user={row.userId}
            style={{ "--column": [1, 0, 2][step] } as CSSProperties}
          >
            <button type="button" className={styles.person} onClick={() => onOpen(row.userId)}>
              <span className={styles.face}>
                {step === 0 && <Crown className={styles.crown} aria-hidden="true" />}
                <Avatar
                  userId={row.userId}
                  name={row.userName}
                  size={step === 0 ? "huge" : "large"}
                  className={styles.avatar}
                />
              </span>
              <span className="unseen">{t("podium.rank", { rank: row.rank })}</span>
              <span className={classes(styles.name, row.userId === ownId && styles.own)}>{row.userName}</span>
              <AnimatedNumber className={styles.value} value={row.value} digits={digitsOf(metric)} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
