import { useAchievementFeed, useServerTime, useTrainee } from "@ridgecast/react";
import { Award, GraduationCap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useIdentity } from "../../app/context";
import { formatAgo } from "../../design/format";
import styles from "./Achievements.module.css";
import sections from "./RepDetail.module.css";

const MINUTE = 60_000;

/** What somebody has achieved: of others what everybody may know, of oneself all that was unlocked. */
export function Achievements({ userId }: { userId: number }) {
  const { t, i18n } = useTranslation("leaderboard");
  const identity = useIdentity();
  const now = useServerTime(MINUTE);
  const known = useAchievementFeed().items.filter((item) => item.userId === userId);
  const mayKnowAll = identity?.userId === userId || identity?.roles.includes("admin");
  const training = useTrainee(mayKnowAll ? userId : undefined)?.training;
  const unlocked = training?.achievements.filter((achievement) => achievement.unlockedAt !== undefined) ?? [];
  const shown = [
    ...known
      .filter((item) => !unlocked.some((achievement) => achievement.title === item.title))
      .map((item) => ({
        id: item.id,
        kind: item.kind,
        title: item.title,
        text: "description" in item.data ? item.data.description : undefined,
        at: item.timestamp,
      })),
    ...unlocked.map((item) => ({
      id: `own:${item.achievementId}`,
      kind: "training",
      title: item.title,
      text: item.description,
      at: item.unlockedAt ?? "",
    })),
  ].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section className={sections.section}>
      <h3 className={sections.sectionTitle}>{t("rep.achievements")}</h3>
      {shown.length === 0 ? (
        <p className={styles.none}>{t("rep.noAchievements")}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((item) => (
            <li key={item.id} className={styles.item}>
              <span className={styles.icon} aria-hidden="true">
                {item.kind === "training" ? <GraduationCap /> : <Award />}
              </span>
              <span className={styles.text}>
                <strong>{item.title}</strong>
                {item.text}
              </span>
              <time dateTime={item.at}>{formatAgo(Date.parse(item.at), now, i18n.language)}</time>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
