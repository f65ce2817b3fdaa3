import { useContest } from "@ridgecast/react";
import { Flag } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useIdentity } from "../../app/context";
import { Countdown } from "../../design/Countdown";
import { EmptyState } from "../../design/EmptyState";
import { Skeleton } from "../../design/Skeleton";
import styles from "./ContestDetail.module.css";
import { ContestPlaces } from "./ContestPlaces";
import { prizeText } from "./prize";

/** A contest as a whole: what it is about, the prizes, the time that is left, and all places. */
export default function ContestDetail({ contestId }: { contestId: number }) {
  const { t, i18n } = useTranslation("leaderboard");
  const identity = useIdentity();
  const { status, contest, rows } = useContest(contestId);
  if (status === "error") return <EmptyState compact icon={<Flag />} title={t("contests.unknown")} />;
  if (contest === undefined) return <Skeleton height="14rem" />;
  const day = (at: string) =>
    new Date(at).toLocaleString(i18n.language, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  return (
    <div className={styles.detail}>
      {contest.description !== undefined && <p className={styles.text}>{contest.description}</p>}
      <dl className={styles.facts}>
        <div>
          <dt>{t(`contests.clock.${contest.status}`)}</dt>
          <dd className={styles.clock}>
            {contest.status === "completed" ? (
              day(contest.endsAt)
            ) : (
              <Countdown until={contest.status === "active" ? contest.endsAt : contest.startsAt} />
            )}
          </dd>
        </div>
        <div>
          <dt>{t("contests.counted")}</dt>
          <dd>
            {t(`contests.of.${contest.metric}`)}, {t(`contests.by.${contest.participants}`)}
          </dd>
        </div>
        <div className={styles.whole}>
          <dt>{t("contests.time")}</dt>
          <dd>
            {day(contest.startsAt)} – {day(contest.endsAt)}
          </dd>
        </div>
      </dl>
      {contest.prizes.length > 0 && (
        <section>
          <h3 className={styles.heading}>{t("contests.prizes")}</h3>
          <ol className={styles.prizes}>
            {contest.prizes.map((prize, place) => (
              <li key={place}>
                <span>{place + 1}</span>
                {prizeText(prize, i18n.language)}
              </li>
            ))}
          </ol>
        </section>
      )}
      <section>
        <h3 className={styles.heading}>{t("contests.places")}</h3>
        {rows.length === 0 ? (
          <p className={styles.text}>{t(contest.status === "completed" ? "contests.nobodyDid" : "contests.nobody")}</p>
        ) : (
          <ContestPlaces
            rows={rows}
            metric={contest.metric}
            prizes={contest.settledAt !== undefined}
            label={t("contests.placesOf", { title: contest.title })}
            isOwn={(row) =>
              row.teamId === undefined ? row.userId === identity?.userId : (identity?.teams.includes(row.teamId) ?? false)
            }
          />
        )}
      </section>
    </div>
  );
}
