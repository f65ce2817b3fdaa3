import type { InboxItem, Metric } from "@ridgecast/client";
import { useInbox, useServerTime } from "@ridgecast/react";
import { Award, Bell, CheckCheck, ChevronRight, Inbox as InboxIcon, TrendingDown, TrendingUp, Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { EmptyState } from "../../design/EmptyState";
import { Skeleton } from "../../design/Skeleton";
import { formatAgo } from "../../design/format";
import { isMetric } from "../metrics";
import styles from "./Inbox.module.css";
import { readMessage, type Message } from "./items";

const ICONS = { notification: Bell, achievement: Award, level: Zap, rank: TrendingUp, other: Bell } as const;
const MINUTE = 60_000;

/** What was addressed to oneself, the latest first. A click reads it, here and on all pages and devices. */
export default function Inbox({ userId }: { userId: number }) {
  const { t } = useTranslation("leaderboard");
  const inbox = useInbox(userId);
  const now = useServerTime(MINUTE);
  if (inbox.status === "loading") return <Skeleton height="12rem" />;
  if (inbox.items.length === 0) {
    return (
      <EmptyState icon={<InboxIcon />} title={t("inbox.emptyTitle")}>
        {t("inbox.empty")}
      </EmptyState>
    );
  }
  return (
    <div className={styles.inbox}>
      <div className={styles.head}>
        <span role="status">{t("inbox.unread", { count: inbox.unread })}</span>
        <Button look="quiet" size="small" disabled={inbox.unread === 0} onClick={() => void inbox.markAllRead()}>
          <CheckCheck aria-hidden="true" />
          {t("inbox.readAll")}
        </Button>
      </div>
      <ol>
        {inbox.items.map((item) => (
          <Entry key={item.id} item={item} now={now} onRead={() => void inbox.markRead([item.id])} />
        ))}
      </ol>
      {inbox.hasMore && (
        <Button className={styles.more} onClick={() => void inbox.loadMore()}>
          {t("inbox.more")}
        </Button>
      )}
    </div>
  );
}

function Entry({ item, now, onRead }: { item: InboxItem; now: number; onRead: () => void }) {
  const { t, i18n } = useTranslation("leaderboard");
  const message = readMessage(item);
  const { title, text } = useWords(message);
  const Icon = fell(message) ? TrendingDown : ICONS[message.kind];
  const unread = item.readAt === undefined;
  const content = (
    <>
      <span className={styles.icon} aria-hidden="true">
        <Icon />
      </span>
      <span className={styles.text}>
        <strong>
          {title}
          {unread && <span className="unseen"> ({t("inbox.isUnread")})</span>}
        </strong>
        {text !== undefined && <span>{text}</span>}
        <time dateTime={item.createdAt}>{formatAgo(Date.parse(item.createdAt), now, i18n.language)}</time>
      </span>
      {message.link !== undefined ? (
        <ChevronRight className={styles.go} aria-hidden="true" />
      ) : (
        unread && <span className={styles.dot} />
      )}
    </>
  );
  return (
    <li data-inbox={item.id} data-unread={unread}>
      {message.link !== undefined ? (
        <a className={styles.entry} href={message.link} onClick={onRead}>
          {content}
        </a>
      ) : (
        <button type="button" className={styles.entry} onClick={onRead} aria-disabled={!unread}>
          {content}
        </button>
      )}
    </li>
  );
}

function fell({ kind, values: { rank = 0, previous = 0 } = {} }: Message): boolean {
  return kind === "rank" && rank > previous;
}

/** What a message says in the language of the page; a notification speaks for itself. */
function useWords({ kind, title, text, values = {} }: Message): { title: string; text: string | undefined } {
  const { t } = useTranslation("leaderboard");
  if (kind === "level") return { title: t("toast.level", { level: values.level }), text: t("toast.levelText") };
  if (kind === "rank") {
    const { rank = 0, previous = 0, metric = "" } = values;
    const on = isMetric(metric) ? t(`metric.${metric as Metric}`) : metric;
    return {
      title: t(rank < previous ? "toast.up" : "toast.down", { rank }),
      text: t("toast.rankOn", { metric: on, previous }),
    };
  }
  return { title, text };
}
