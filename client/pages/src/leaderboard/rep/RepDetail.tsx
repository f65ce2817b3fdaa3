import type { BoardState } from "@ridgecast/client";
import { CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { QueryProvider } from "../../app/query";
import { EmptyState } from "../../design/EmptyState";
import { Skeleton } from "../../design/Skeleton";
import { Achievements } from "./Achievements";
import { HistorySection } from "./HistorySection";
import styles from "./RepDetail.module.css";
import { StandingList } from "./StandingList";
import { useStanding } from "./useStanding";

export interface RepDetailProps {
  userId: number;
  /** The board that is on the page: its metric is the one whose history is shown first. */
  board: BoardState;
}

/** One person: the standing by every metric, the history, the achievements. Loaded when the first one is opened. */
export default function RepDetail(props: RepDetailProps) {
  return (
    <QueryProvider>
      <Detail {...props} />
    </QueryProvider>
  );
}

function Detail({ userId, board }: RepDetailProps) {
  const { t } = useTranslation("leaderboard");
  const standing = useStanding(userId);
  if (standing.isError) {
    return (
      <EmptyState icon={<CloudOff />} title={t("rep.errorTitle")}>
        {standing.error.message}
      </EmptyState>
    );
  }
  if (standing.data === undefined) return <Loading />;
  const { tier, nextTier } = standing.data;
  return (
    <div className={styles.detail}>
      {(tier || nextTier) && (
        <p className={styles.tier}>
          {tier && <strong>{t("rep.tier", { name: tier.name })}</strong>}
          {nextTier && <span>{t("rep.nextTier", { name: nextTier.name, signups: nextTier.signups })}</span>}
        </p>
      )}
      <StandingList standing={standing.data} board={board} />
      <HistorySection userId={userId} metric={board.metric} />
      <Achievements userId={userId} />
    </div>
  );
}

function Loading() {
  return (
    <div className={styles.detail} aria-busy="true">
      <Skeleton height="3rem" />
      <Skeleton height="15rem" />
      <Skeleton height="12rem" />
    </div>
  );
}
