import { useServerTime } from "@ridgecast/react";

import { classes } from "../../design/classes";
import { formatAgo } from "../../design/format";
import { Emblem } from "../celebrations/Emblem";
import type { Recent } from "../state/picture";
import styles from "./AchievementsSlide.module.css";
import { useWords } from "../words/words";

const MOST = 8;

/** What has been achieved lately. */
export function AchievementsSlide({ recent }: { recent: Recent }) {
  const { language } = useWords();
  const now = useServerTime(30_000);
  const shown = recent.slice(0, MOST);
  return (
    <ol className={classes(styles.cards, shown.length <= MOST / 2 && styles.few)}>
      {shown.map(({ userId, userName, achievementType, title, icon, timestamp }) => (
        <li key={`${userId} ${title} ${timestamp}`} className={classes(styles.card, styles[achievementType])}>
          <span className={styles.emblem}>
            <Emblem kind={achievementType} icon={icon} className={styles.icon} />
          </span>
          <div className={styles.what}>
            <p className={styles.name}>{userName}</p>
            <p className={styles.title}>{title}</p>
          </div>
          <time className={styles.when}>{formatAgo(Date.parse(timestamp), now, language)}</time>
        </li>
      ))}
    </ol>
  );
}
