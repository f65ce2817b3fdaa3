import type { FeedItem, FeedState } from "@ridgecast/client";
import { useServerTime } from "@ridgecast/react";
import { Award, Flame, Flag, GraduationCap, Sparkles, TrendingUp, type LucideIcon } from "lucide-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../design/Card";
import { EmptyState } from "../../design/EmptyState";
import { Skeleton } from "../../design/Skeleton";
import { classes } from "../../design/classes";
import { formatAgo } from "../../design/format";
import styles from "./Feed.module.css";

const ICONS: Record<string, LucideIcon> = { rank: TrendingUp, milestone: Award, streak: Flame, contest: Flag };
const MINUTE = 60_000;

/** Who has achieved what, the latest first. */
export function Feed({ feed, shown, onOpen }: { feed: FeedState; shown: number; onOpen: (userId: number) => void }) {
  const { t } = useTranslation("leaderboard");
  const now = useServerTime(MINUTE);
  return (
    <Card title={t("feed.title")} padding="bare">
      {feed.status === "loading" ? (
        <div className={styles.loading} aria-busy="true">
          {[0, 1, 2, 3, 4].map((row) => (
            <Skeleton key={row} height="2.5rem" />
          ))}
        </div>
      ) : feed.items.length === 0 ? (
        <EmptyState compact icon={<Sparkles />} title={t("feed.emptyTitle")}>
          {t("feed.empty")}
        </EmptyState>
      ) : (
        <ol className={styles.feed}>
          {feed.items.slice(0, shown).map((item) => (
            <FeedEntry key={item.id} item={item} now={now} onOpen={onOpen} />
          ))}
        </ol>
      )}
    </Card>
  );
}

const FeedEntry = memo(function FeedEntry({
  item,
  now,
  onOpen,
}: {
  item: FeedItem;
  now: number;
  onOpen: (userId: number) => void;
}) {
  const { t, i18n } = useTranslation("leaderboard");
  const Icon = item.kind === "training" ? GraduationCap : (ICONS[item.data.achievementType] ?? Award);
  const { userId } = item;
  return (
    <li className={classes(styles.entry, item.live && styles.fresh)}>
      <span className={styles.icon} data-kind={item.kind} aria-hidden="true">
        <Icon />
      </span>
      <p className={styles.text}>
        {userId === undefined ? (
          <strong>{item.userName}</strong>
        ) : (
          <button type="button" className={styles.name} onClick={() => onOpen(userId)}>
            {item.userName}
          </button>
        )}{" "}
        <span>{item.title}</span>
        {"rarity" in item.data && item.data.rarity !== "common" && (
          <span className={styles.rarity} data-rarity={item.data.rarity}>
            {t(`rarity.${item.data.rarity}`)}
          </span>
        )}
      </p>
      <time className={styles.time} dateTime={item.timestamp}>
        {formatAgo(Date.parse(item.timestamp), now, i18n.language)}
      </time>
    </li>
  );
});
