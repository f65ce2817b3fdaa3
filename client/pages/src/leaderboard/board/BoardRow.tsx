import type { BoardRow as Row, Metric } from "@ridgecast/client";
import { memo, useRef, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../design/Avatar";
import { classes } from "../../design/classes";
import { formatNumber } from "../../design/format";
import { digitsOf } from "../metrics";
import styles from "./BoardRow.module.css";
import { GoalBar } from "./GoalBar";
import { Movement } from "./Movement";

export interface BoardRowProps {
  row: Row;
  /** The place among the rows that are shown, from 0. */
  index: number;
  /** The place it comes from, if it flies in: see placing.ts. */
  from?: number | undefined;
  metric: Metric;
  team?: string | undefined;
  /** The leader's value. */
  top: number;
  own: boolean;
  /** Whether Tab leads here; arrow keys go on from row to row. */
  tabbable: boolean;
  onOpen: (userId: number) => void;
}

/**
 * One place of the board. It is rendered again only when something of it changes, and a change of place alone changes
 * one custom property, from which the style makes a transition.
 */
export const BoardRow = memo(function BoardRow({ row, index, from, metric, team, top, own, tabbable, onOpen }: BoardRowProps) {
  const { t, i18n } = useTranslation("leaderboard");
  const first = useRef(row.value);
  const style = { "--place": index, ...(from === undefined ? {} : { "--from": from }) } as CSSProperties;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes(styles.row, own && styles.own)}
      style={style}
      data-user={row.userId}
      data-rank={row.rank}
      data-rises={row.change !== undefined && row.change > 0 ? "" : undefined}
      onClick={() => onOpen(row.userId)}
    >
      <span role="cell" className={styles.rank} data-medal={row.rank <= 3 ? row.rank : undefined}>
        <span className={styles.number}>{formatNumber(row.rank, i18n.language)}</span>
        <Movement change={row.change} className={styles.movement} key={`${row.rank}:${row.change}`} />
      </span>
      <span role="cell" className={styles.who}>
        <Avatar userId={row.userId} name={row.userName} />
        <span className={styles.names}>
          <button type="button" className={styles.name} tabIndex={tabbable ? 0 : -1} data-place={index}>
            {row.userName}
          </button>
          {own ? (
            <span className={styles.you}>{t("you")}</span>
          ) : (
            team !== undefined && <span className={styles.team}>{team}</span>
          )}
        </span>
      </span>
      <span role="cell" className={styles.goal}>
        <GoalBar value={row.value} goal={row.goal} pace={row.pace} of={top} />
      </span>
      <span role="cell" className={styles.value}>
        {/* Another key is another element, and begins its animation anew. */}
        <span key={row.value} className={row.value === first.current ? undefined : styles.changed}>
          {formatNumber(row.value, i18n.language, { digits: digitsOf(metric) })}
        </span>
      </span>
    </div>
  );
});
