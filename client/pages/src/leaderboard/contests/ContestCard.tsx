import type { Contest } from "@ridgecast/client";
import { useContest } from "@ridgecast/react";
import { CalendarClock, Flag, Timer, Trophy } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useIdentity } from "../../app/context";
import { Countdown } from "../../design/Countdown";
import { ContestPlaces } from "./ContestPlaces";
import styles from "./ContestCard.module.css";

const PLACES = 3;

/** A contest with the time that is left and its first places; opens the whole. */
export function ContestCard({ contest, onOpen }: { contest: Contest; onOpen: (contestId: number) => void }) {
  const { t, i18n } = useTranslation("leaderboard");
  const { status } = contest;
  const ended = new Date(contest.endsAt).toLocaleDateString(i18n.language, { day: "numeric", month: "short" });
  return (
    <article className={styles.card} data-status={status} data-contest={contest.contestId}>
      <button type="button" className={styles.open} onClick={() => onOpen(contest.contestId)}>
        <span className={styles.title}>{contest.title}</span>
        <span className={styles.facts}>
          {t(`contests.of.${contest.metric}`)} · {t(`contests.by.${contest.participants}`)} ·{" "}
          {t("contests.entrants", { count: contest.entrants })}
        </span>
      </button>
      <span className={styles.time}>
        {status === "active" && (
          <>
            <Timer aria-hidden="true" /> <Countdown until={contest.endsAt} />
          </>
        )}
        {status === "upcoming" && (
          <>
            <CalendarClock aria-hidden="true" /> {t("contests.startsIn")} <Countdown until={contest.startsAt} />
          </>
        )}
        {status === "completed" && (
          <>
            <Flag aria-hidden="true" /> {t("contests.ended", { at: ended })}
          </>
        )}
      </span>
      {status !== "upcoming" && <FirstPlaces contest={contest} count={status === "active" ? PLACES : 1} />}
    </article>
  );
}

/** Joins the contest's room for as long as it is shown. */
function FirstPlaces({ contest, count }: { contest: Contest; count: number }) {
  const { t } = useTranslation("leaderboard");
  const { rows, status } = useContest(contest.contestId);
  const identity = useIdentity();
  const isOwn = (row: { userId?: number; teamId?: number }) =>
    row.teamId === undefined ? row.userId === identity?.userId : (identity?.teams.includes(row.teamId) ?? false);
  const first = rows.slice(0, count);
  const own = rows.find(isOwn);
  if (status !== "ready") return null;
  if (rows.length === 0) {
    return (
      <p className={styles.nobody}>
        <Trophy aria-hidden="true" /> {t(contest.status === "completed" ? "contests.nobodyDid" : "contests.nobody")}
      </p>
    );
  }
  return (
    <ContestPlaces
      rows={own && !first.includes(own) ? [...first, own] : first}
      metric={contest.metric}
      isOwn={isOwn}
      label={t("contests.placesOf", { title: contest.title })}
    />
  );
}
