import type { TraineeMoment } from "@ridgecast/client";
import { Award, ChevronsUp, CircleCheck, CircleX, Flame, Sparkles, Zap } from "lucide-react";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../design/Card";
import { EmptyState } from "../../design/EmptyState";
import { classes } from "../../design/classes";
import { formatNumber } from "../../design/format";
import styles from "./Moments.module.css";
import { isTelling, told, type Told } from "./moment";

const SHOWN = 6;

/** What has just been earned, the latest first. */
export function Moments({ moments, className }: { moments: readonly TraineeMoment[]; className?: string | undefined }) {
  const { t, i18n } = useTranslation("training");
  const shown = moments.map(told).filter(isTelling).slice(0, SHOWN);
  return (
    <Card title={t("moments.title")} className={classes(shown.length === 0 && styles.empty, className)}>
      {shown.length === 0 ? (
        <EmptyState compact icon={<Sparkles />} title={t("moments.emptyTitle")}>
          {t("moments.empty")}
        </EmptyState>
      ) : (
        <ol className={styles.list} aria-live="polite">
          {shown.map((moment) => {
            const { icon, title, text } = describe(moment, t, i18n.language);
            return (
              <li key={moment.id} className={styles.moment} data-event={moment.event}>
                <span className={styles.icon} aria-hidden="true">
                  {icon}
                </span>
                <p>
                  <strong>{title}</strong>
                  {text !== undefined && <span>{text}</span>}
                </p>
              </li>
            );
          })}
        </ol>
      )}
    </Card>
  );
}

interface Described {
  icon: ReactNode;
  title: string;
  text?: string | undefined;
}

function describe({ event, data }: Told, t: TFunction<"training">, language: string): Described {
  switch (event) {
    case "xp:gained":
      return { icon: <Zap />, title: t("moments.xp", { amount: formatNumber(data.amount, language) }), text: data.source };
    case "level:up":
      return { icon: <ChevronsUp />, title: t("moments.level", { level: data.newLevel }) };
    case "streak:update":
      return data.milestone
        ? { icon: <Flame />, title: t("moments.milestone", { count: data.milestone.reached }), text: typeof data.milestone.reward === "string" ? data.milestone.reward : undefined }
        : { icon: <Flame />, title: t("moments.streak", { count: data.currentStreak }) };
    case "achievement:unlocked":
      return { icon: <Award />, title: data.title, text: data.description };
    case "quiz:completed":
      return {
        icon: data.passed ? <CircleCheck /> : <CircleX />,
        title: t(data.passed ? "moments.quizPassed" : "moments.quizFailed", { score: formatNumber(data.score, language) }),
      };
  }
}
