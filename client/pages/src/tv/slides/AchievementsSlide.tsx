import { useServerTime } from "@ridgecast/react";
import { useTranslation } from "react-i18next";

import { classes } from "../../design/classes";
import { formatAgo } from "../../design/format";
import { Emblem } from "../celebrations/Emblem";
import type { Recent } from "../state/picture";
import styles from "./AchievementsSlide.module.css";

const MOST = 8;

/** What has been achieved lately. */
export function AchievementsSlide({ recent }: { recent: Recent }) {
  const { i18n } = useTranslation();
  const now = useServerTime(30_000);
  return (
    <ol className={styles.cards}>
      {recent.slice(0, MOST).map(({ userId, userName, achievementType, title, icon, timestamp }) => (
        <li key={`${userId} ${title} ${timestamp}`} className={classes(styles.card, styles[achievementType])}>
          <span className={styles.emblem}>
            <Emblem kind={achievementType} icon={icon} className={styles.icon} />
          </span>
          <div className={styles.what}>
            <p className={styles.name}>{userName}</p>
            <p className={styles.title}>{title}</p>
          </div>
          <time className={styles.when}>{formatAgo(Date.parse(timestamp), now, i18n.language)}</time>
        </li>
      ))}
    </ol>
  );
}
