import type { BoardState, Standing } from "@ridgecast/client";
import type { UseQueryResult } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryProvider } from "../../app/query";
import { Avatar } from "../../design/Avatar";
import { Dialog } from "../../design/Dialog";
import { EmptyState } from "../../design/EmptyState";
import { Skeleton } from "../../design/Skeleton";
import { Achievements } from "./Achievements";
import { HistorySection } from "./HistorySection";
import styles from "./RepDetail.module.css";
import { StandingList } from "./StandingList";
import { useStanding } from "./useStanding";

export interface RepDetailProps {
  /** Whose; undefined closes the sheet. */
  userId: number | undefined;
  /** The board that is on the page: its metric is the one whose history is shown first. */
  board: BoardState;
  teams: ReadonlyMap<number, string>;
  onClose: () => void;
}

/**
 * One person in a sheet at the side: the standing by every metric, the history, the achievements. Loaded when the first one is
 * opened.
 */
export default function RepDetail({ userId, ...rest }: RepDetailProps) {
  // While the sheet closes it still shows who was there.
  const [last, setLast] = useState(userId);
  if (userId !== undefined && userId !== last) setLast(userId);
  if (last === undefined) return null;
  return (
    <QueryProvider>
      <Sheet userId={last} open={userId !== undefined} {...rest} />
    </QueryProvider>
  );
}

interface SheetProps extends RepDetailProps {
  userId: number;
  open: boolean;
}

function Sheet({ userId, open, board, teams, onClose }: SheetProps) {
  const { t } = useTranslation("leaderboard");
  const asked = useStanding(userId);
  const standing = asked.data;
  const name =
    standing?.userName ?? board.rows.find((row) => row.userId === userId)?.userName ?? t("rep.unknown", { id: userId });
  const team = standing?.teamId === undefined ? undefined : teams.get(standing.teamId);
  const heading = (
    <div className={styles.heading} aria-hidden="true">
      <Avatar userId={userId} name={name} size="large" />
      <div>
        <p className={styles.name}>{name}</p>
        <p className={styles.team}>{team}</p>
      </div>
    </div>
  );
  return (
    <Dialog place="side" open={open} onOpenChange={(open) => open || onClose()} title={name} heading={heading}>
      <Detail key={userId} userId={userId} standing={asked} board={board} />
    </Dialog>
  );
}

function Detail({ userId, standing, board }: { userId: number; standing: UseQueryResult<Standing>; board: BoardState }) {
  const { t } = useTranslation("leaderboard");
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
      {(tier !== undefined || nextTier) && (
        <p className={styles.tier}>
          {tier !== undefined && <strong>{t("rep.tier", { name: tier })}</strong>}
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
