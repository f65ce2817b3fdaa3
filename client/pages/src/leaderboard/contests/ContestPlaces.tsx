import type { Contest, ContestRow } from "@ridgecast/client";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar";
import { classes } from "../../design/classes";
import { formatNumber } from "../../design/format";
import { Movement } from "../board/Movement";
import { digitsOf } from "../metrics";
import styles from "./ContestPlaces.module.css";
import { prizeText } from "./prize";

export interface ContestPlacesProps {
  rows: readonly ContestRow[];
  metric: Contest["metric"];
  isOwn: (row: ContestRow) => boolean;
  label: string;
  /** With what each has won, once it is settled. */
  prizes?: boolean;
}

/** Places of a contest, in the order in which they are given. */
export function ContestPlaces({ rows, metric, isOwn, label, prizes = false }: ContestPlacesProps) {
  const { i18n } = useTranslation("leaderboard");
  return (
    <ol className={styles.places} aria-label={label}>
      {rows.map((row) => (
        <li
          key={row.userId ?? `team:${row.teamId}`}
          className={classes(styles.place, isOwn(row) && styles.own)}
          data-rank={row.rank}
        >
          <span className={styles.rank}>{row.rank}</span>
          {row.userId !== undefined && <Avatar userId={row.userId} name={row.name} size="small" />}
          <span className={styles.name}>
            {row.name}
            {prizes && row.prize !== undefined && <small>{prizeText(row.prize, i18n.language)}</small>}
          </span>
          <Movement change={row.change} />
          <span className={styles.value}>{formatNumber(row.value, i18n.language, { digits: digitsOf(metric) })}</span>
        </li>
      ))}
    </ol>
  );
}
