import type { BoardRow, Team } from "@ridgecast/client";
import { Crown } from "lucide-react";
import { useRef } from "react";

import { classes } from "../../design/classes";
import type { Board } from "../state/picture";
import { Face } from "./Face";
import { Figure } from "./Figure";
import { Goal } from "./Goal";
import { Movement } from "./Movement";
import styles from "./RankingSlide.module.css";
import { useMovement } from "./useMovement";
import { useWords } from "../words/words";
import { formatValue } from "./value";

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
      <p className={styles.name}>{row.userName}</p>
      <p className={styles.team}>
        <Movement change={row.change} />
        <span className={styles.teamName}>{team?.name}</span>
      </p>
      <Figure value={row.value} className={styles.value} />
      <Goal row={row} className={styles.goal} />
    </>
  );
}

function Behind({ row }: { row: BoardRow }) {
  const { language } = useWords();
  return (
    <>
      <span className={styles.rank}>{row.rank}</span>
      <Movement change={row.change} />
      <Face id={row.userId} name={row.userName} className={styles.face} />
      <p className={styles.name}>{row.userName}</p>
      <span key={row.value} className={styles.value}>
        {formatValue(row.value, language)}
      </span>
      <Goal row={row} className={styles.goal} slim />
    </>
  );
}
