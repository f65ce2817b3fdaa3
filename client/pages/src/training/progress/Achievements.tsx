import type { CatalogueAchievement } from "@ridgecast/client";
import { Lock } from "lucide-react";
import { type CSSProperties, memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../design/Card";
import { SegmentedControl } from "../../design/SegmentedControl";
import { classes } from "../../design/classes";
import { formatNumber } from "../../design/format";
import styles from "./Achievements.module.css";
import { iconOf } from "./icons";
import { countByRarity, inOrder, type RarityCount } from "./rarity";

type Shown = "all" | "unlocked" | "open";

export interface AchievementsProps {
  achievements: readonly CatalogueAchievement[];
  className?: string | undefined;
}

/** What there is to achieve, what of it one has, and how far one is with each rarity. */
export function Achievements({ achievements, className }: AchievementsProps) {
  const { t } = useTranslation("training");
  const [shown, setShown] = useState<Shown>("all");
  const counts = useMemo(() => countByRarity(achievements), [achievements]);
  const ordered = useMemo(() => inOrder(achievements), [achievements]);
  const listed = ordered.filter(({ unlockedAt }) => shown === "all" || (shown === "unlocked") === (unlockedAt !== undefined));
  const unlocked = counts.reduce((sum, count) => sum + count.unlocked, 0);
  const title = (
    <>
      {t("achievements.title")} <span className={styles.count}>{t("achievements.count", { unlocked, total: achievements.length })}</span>
    </>
  );
  const filter = (
    <SegmentedControl
      size="small"
      label={t("achievements.show")}
      value={shown}
      segments={(["all", "unlocked", "open"] as const).map((value) => ({ value, label: t(`achievements.${value}`) }))}
      onChange={setShown}
    />
  );
  return (
    <Card title={title} actions={filter} className={classes(styles.card, className)}>
      <ul className={styles.rarities}>
        {counts.map((count) => (
          <RarityMeter key={count.rarity} {...count} />
        ))}
      </ul>
      {listed.length === 0 ? (
        <p className={styles.none}>{t("achievements.none")}</p>
      ) : (
        <ul className={styles.grid}>
          {listed.map((achievement) => (
            <Tile key={achievement.achievementId} achievement={achievement} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function RarityMeter({ rarity, unlocked, total }: RarityCount) {
  const { t } = useTranslation("training");
  const name = t(`achievements.rarity.${rarity}`);
  return (
    <li className={styles.rarity} data-rarity={rarity}>
      <span className={styles.rarityName}>{name}</span>
      <span className="tabular">
        {unlocked} / {total}
      </span>
      <span
        className={styles.meter}
        style={{ "--part": unlocked / total } as CSSProperties}
        role="progressbar"
        aria-label={t("achievements.progress", { rarity: name, unlocked, total })}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={unlocked}
      />
    </li>
  );
}

const Tile = memo(function Tile({ achievement }: { achievement: CatalogueAchievement }) {
  const { t, i18n } = useTranslation("training");
  const { title, description, rarity, xpBonus, unlockedAt } = achievement;
  const Icon = iconOf(achievement);
  const date = unlockedAt && new Date(unlockedAt).toLocaleDateString(i18n.language, { day: "numeric", month: "short", year: "numeric" });
  return (
    <li className={classes(styles.tile, unlockedAt !== undefined && styles.unlocked)} data-rarity={rarity}>
      <span className={styles.icon} aria-hidden="true">
        <Icon />
        {unlockedAt === undefined && <Lock className={styles.lock} />}
      </span>
      <div>
        <h3 className={styles.name}>{title}</h3>
        <p className={styles.description}>{description}</p>
        <p className={styles.facts}>
          <span className={styles.tag}>{t(`achievements.rarity.${rarity}`)}</span>
          {xpBonus !== undefined && xpBonus > 0 && (
            <span className="tabular">{t("achievements.xp", { amount: formatNumber(xpBonus, i18n.language) })}</span>
          )}
          {date !== undefined && <time dateTime={unlockedAt}>{t("achievements.unlockedOn", { date })}</time>}
        </p>
      </div>
    </li>
  );
});
