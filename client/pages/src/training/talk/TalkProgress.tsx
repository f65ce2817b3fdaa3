import type { RoleplayProgress } from "@ridgecast/client";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge";
import { formatNumber } from "../../design/format";
import styles from "./TalkProgress.module.css";

export interface TalkProgressProps {
  progress: RoleplayProgress | undefined;
  title?: string | undefined;
  partner?: string | undefined;
  /** How many steps there will be, until progress says it. */
  totalSteps?: number | undefined;
}

/** What a conversation is about, and how far it is. */
export function TalkProgress({ progress, title, partner, totalSteps }: TalkProgressProps) {
  const { t, i18n } = useTranslation("training");
  const part = (progress?.progress ?? 0) / 100;
  const total = progress?.totalSteps ?? totalSteps ?? 0;
  const step = progress?.currentStep ?? 0;
  const score = progress?.metrics?.score;
  const accuracy = progress?.metrics?.accuracy;
  return (
    <div className={styles.head}>
      <div className={styles.line}>
        <div className={styles.words}>
          {title !== undefined && <p className={styles.title}>{title}</p>}
          {partner !== undefined && <p className={styles.partner}>{t("practice.withPartner", { partner })}</p>}
        </div>
        <div className={styles.facts}>
          {accuracy !== undefined && <Badge>{t("talk.accuracy", { accuracy: formatNumber(accuracy, i18n.language, { digits: 2 }) })}</Badge>}
          {score !== undefined && <Badge tone="accent">{t("talk.score", { score: formatNumber(score, i18n.language) })}</Badge>}
          {part >= 1 ? (
            <Badge tone="live">{t("talk.done")}</Badge>
          ) : (
            total > 0 && <span className={styles.step}>{t("talk.step", { step, total })}</span>
          )}
        </div>
      </div>
      <div
        className={styles.bar}
        style={{ "--part": part } as CSSProperties}
        role="progressbar"
        aria-label={t("talk.progress")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(part * 100)}
      />
    </div>
  );
}
