import type { Metric } from "@ridgecast/client";
import { useRidgecast, useRidgecastEvent, useRidgecastRoom } from "@ridgecast/react";
import { Award, Bell, TrendingDown, TrendingUp, Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { toast } from "../../design/toast";

/** Older than this is for the inbox: what was missed comes again when a page comes back. */
const FRESH = 60_000;

/**
 * Says what happens to oneself while one looks: a change of rank on the board that is shown, an achievement, a level, a
 * notification. A sale moves its seller on several boards at once, and the others need no words.
 */
export function useOwnToasts(userId: number | undefined, metric: Metric, onOpen: (userId: number) => void): void {
  const { t } = useTranslation("leaderboard");
  const client = useRidgecast();
  const room = userId === undefined ? undefined : `user:${userId}`;
  useRidgecastRoom("/leaderboard", room);
  useRidgecastRoom("/training", room);

  const mine = (event: { userId: number; timestamp: string }) =>
    event.userId === userId && client.serverNow() - Date.parse(event.timestamp) < FRESH;

  useRidgecastEvent("/leaderboard", "rank:changed", (change) => {
    if (!mine(change) || change.metric !== metric || change.newRank === change.previousRank) return;
    const up = change.newRank < change.previousRank;
    toast({
      id: `rank:${metric}`,
      title: t(up ? "toast.up" : "toast.down", { rank: change.newRank }),
      description: t("toast.rankOn", { metric: t(`metric.${metric}`), previous: change.previousRank }),
      icon: up ? <TrendingUp /> : <TrendingDown />,
      tone: up ? "accent" : "neutral",
      action: { label: t("toast.show"), onClick: () => onOpen(change.userId) },
    });
  });

  useRidgecastEvent("/leaderboard", "achievement:earned", (achievement) => {
    if (!mine(achievement)) return;
    toast({ title: achievement.title, description: achievement.description, icon: <Award />, tone: "accent" });
  });

  useRidgecastEvent("/training", "level:up", (level) => {
    if (!mine(level)) return;
    toast({
      title: t("toast.level", { level: level.newLevel }),
      description: t("toast.levelText"),
      icon: <Zap />,
      tone: "accent",
    });
  });

  useRidgecastEvent("/", "notification", (notification) => {
    if (!mine({ userId: notification.userId, timestamp: notification.createdAt })) return;
    toast({
      id: `notification:${notification.id}`,
      title: notification.title,
      description: notification.message,
      icon: <Bell />,
    });
  });
}
