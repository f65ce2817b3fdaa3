import type { BoardRow, Team } from "@ridgecast/client";
import { Crown } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import { AnimatedNumber } from "../../design/AnimatedNumber";
import { classes } from "../../design/classes";
import { formatNumber } from "../../design/format";
import type { Board } from "../state/picture";
import { Face } from "./Face";
import { Goal } from "./Goal";
import { Movement } from "./Movement";
import styles from "./RankingSlide.module.css";
import { useMovement } from "./useMovement";

const PODIUM = 3;

/** The first ten of a board: three on the podium, and those behind them. */
export function RankingSlide({ board, teams }: { board: Board; teams: readonly Team[] }) {
  const list = useRef<HTMLOListElement>(null);
  const { rows } = board;
  useMovement(list, rows.map(({ userId }) => userId).join());
  return (
    <ol ref={list} className={classes(styles.board, rows.length <= PODIUM && styles.few)}>
      {rows.map((row, place) => {
        const team = teams.find(({ teamId }) => teamId === row.teamId);
        return (
          <li key={row.userId} data-key={row.userId} className={classes(styles.place, styles[placeName(place)])}>
            {place < PODIUM ? <OnPodium row={row} place={place} team={team} /> : <Behind row={row} />}
          </li>
        );
      })}
    </ol>
  );
}

function placeName(place: number): "first" | "second" | "third" | "behind" {
  return (["first", "second", "third"] as const)[place] ?? "behind";
}

function OnPodium({ row, place, team }: { row: BoardRow; place: number; team: Team | undefined }) {
  return (
    <>
      <span className={styles.medal}>
        {place === 0 && <Crown className={styles.crown} aria-hidden="true" />}
        {row.rank}
      </span>
      <Face id={row.userId} name={row.userName} className={styles.face} />
      <div className={styles.who}>
        <p className={styles.name}>{row.userName}</p>
        <p className={styles.team}>
          {team?.name}
          <Movement change={row.change} />
        </p>
      </div>
      <AnimatedNumber value={row.value} digits={1} className={styles.value} />
      <Goal row={row} className={styles.goal} />
    </>
  );
}

function Behind({ row }: { row: BoardRow }) {
  const { i18n } = useTranslation();
  return (
    <>
      <span className={styles.rank}>{row.rank}</span>
      <Movement change={row.change} />
      <Face id={row.userId} name={row.userName} className={styles.face} />
      <p className={styles.name}>{row.userName}</p>
      <span key={row.value} className={styles.value}>
        {formatNumber(row.value, i18n.language, { digits: 1 })}
      </span>
      <Goal row={row} className={styles.goal} slim />
    </>
  );
}
