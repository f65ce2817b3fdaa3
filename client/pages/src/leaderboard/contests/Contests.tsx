import type { Contest, ContestsState } from "@ridgecast/client";
import { Flag } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Card } from "../../design/Card";
import { EmptyState } from "../../design/EmptyState";
import { Skeleton } from "../../design/Skeleton";
import { ContestCard } from "./ContestCard";
import styles from "./Contests.module.css";

/** So many of those that are over: the rest is history. */
const COMPLETED = 2;

/** What is contested: what is on with its first places, what comes, and what was last. */
export function Contests({ contests, onOpen }: { contests: ContestsState; onOpen: (contestId: number) => void }) {
  const { t } = useTranslation("leaderboard");
  const shown = worthShowing(contests.contests);
  return (
    <Card title={t("contests.title")} padding="bare">
      {contests.status === "loading" ? (
        <div className={styles.list} aria-busy="true">
          <Skeleton height="8rem" />
          <Skeleton height="4rem" />
        </div>
      ) : shown.length === 0 ? (
        <EmptyState compact icon={<Flag />} title={t("contests.emptyTitle")}>
          {t("contests.empty")}
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {shown.map((contest) => (
            <li key={contest.contestId}>
              <ContestCard contest={contest} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function worthShowing(contests: readonly Contest[]): readonly Contest[] {
  let completed = 0;
  return contests.filter((contest) => contest.status !== "completed" || (completed += 1) <= COMPLETED);
}
