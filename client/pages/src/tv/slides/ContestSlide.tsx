import type { ContestWithBoard } from "@ridgecast/client";
import { useServerTime } from "@ridgecast/react";
import { Gift } from "lucide-react";
import { useRef } from "react";

import { classes } from "../../design/classes";
import { phaseOf } from "../state/picture";
import styles from "./ContestSlide.module.css";
import { Face } from "./Face";
import { prizeText } from "./prize";
import { TimeLeft } from "./TimeLeft";
import { useMovement } from "./useMovement";
import { useWords } from "../words/words";
import { formatValue } from "./value";

/** How many places, and how many prizes, can be read from the other end of a room. */
const MOST_PLACES = 7;
const MOST_PRIZES = 3;

/** A contest: how long there is still time, what there is to win, and who is about to. */
export function ContestSlide({ contest }: { contest: ContestWithBoard }) {
  const { t, language } = useWords();
  const phase = phaseOf(contest, useServerTime(1_000));
  const prizes = contest.prizes.map((prize) => prizeText(prize, language)).slice(0, MOST_PRIZES);
  return (
    <div className={styles.contest}>
      <section className={styles.about}>
        <p className={classes(styles.phase, styles[phase])}>{t(`contest.${phase}`)}</p>
        {phase === "upcoming" && <TimeLeft until={contest.startsAt} />}
        {phase === "active" && <TimeLeft until={contest.endsAt} />}
        {phase === "settling" && <p className={styles.over}>{t("contest.counting")}</p>}
        {phase === "settled" && <Winner contest={contest} />}
        {prizes.some((prize) => prize !== undefined) && (
          <ol className={styles.prizes} aria-label={t("contest.prizes")}>
            {prizes.map(
              (prize, place) =>
                prize !== undefined && (
                  // The place is what a prize is for.
                  <li key={place} className={styles.prize}>
                    <span className={classes(styles.for, styles[`place${place + 1}`])}>{place + 1}</span>
                    <span className={styles.text}>{prize}</span>
                    <Gift className={styles.gift} aria-hidden="true" />
                  </li>
                ),
            )}
          </ol>
        )}
      </section>
      <Standings contest={contest} />
    </div>
  );
}

function Winner({ contest: { board } }: { contest: ContestWithBoard }) {
  const { t, language } = useWords();
  const [winner] = board;
  // Nobody has scored: there is no such slide.
  if (!winner) return null;
  return (
    <div className={styles.winner}>
      <Face id={winner.userId ?? winner.teamId ?? 0} name={winner.name} className={styles.portrait} />
      <div className={styles.who}>
        <p className={styles.congratulations}>{t("contest.over")}</p>
        <p className={styles.winnerName}>{winner.name}</p>
        <p className={styles.score}>{formatValue(winner.value, language)}</p>
      </div>
    </div>
  );
}

function Standings({ contest }: { contest: ContestWithBoard }) {
  const { t, language } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const places = contest.board.slice(0, MOST_PLACES);
  const keyOf = ({ userId, teamId }: (typeof places)[number]) => (userId === undefined ? `team:${teamId}` : `${userId}`);
  useMovement(list, places.map(keyOf).join());
  if (places.length === 0) return <p className={styles.nobody}>{t("contest.nobody")}</p>;
  return (
    <section className={styles.standings}>
      <h2 className={styles.metric}>{t(`contest.metric.${contest.metric}`)}</h2>
      <ol ref={list} className={styles.places}>
        {places.map((entry) => (
          <li key={keyOf(entry)} data-key={keyOf(entry)} className={styles.place}>
            <span className={classes(styles.rank, styles[`place${entry.rank}`])}>{entry.rank}</span>
            <Face id={entry.userId ?? entry.teamId ?? 0} name={entry.name} className={styles.face} />
            <span className={styles.name}>{entry.name}</span>
            <span key={entry.value} className={styles.value}>
              {formatValue(entry.value, language)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
