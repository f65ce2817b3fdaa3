import type { Metric, Team } from "@ridgecast/client";
import { useRef } from "react";

import { classes } from "../../design/classes";
import { formatNumber } from "../../design/format";
import { Figure } from "./Figure";
import styles from "./TeamsSlide.module.css";
import { useMovement } from "./useMovement";
import { useWords } from "../words/words";

/** How many teams can be read from the other end of a room. */
const MOST_TEAMS = 8;

const METRIC: Metric = "monthlyRevenue";

/** The teams by what they have come to this month, as bars beside each other. */
export function TeamsSlide({ teams }: { teams: readonly Team[] }) {
  const { t, language } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const shown = teams
    .map((team) => ({ team, figures: team.metrics.find(({ metric }) => metric === METRIC) }))
    .map(({ team, figures }) => ({ ...team, sum: figures?.sum ?? 0, average: figures?.average ?? 0 }))
    .sort((a, b) => b.sum - a.sum || a.teamId - b.teamId)
    .slice(0, MOST_TEAMS);
  useMovement(list, shown.map(({ teamId }) => teamId).join());
  const most = Math.max(1, ...shown.map(({ sum }) => sum));
  const number = (value: number) => formatNumber(value, language);
  return (
    <ol ref={list} className={styles.teams}>
      {shown.map((team, place) => (
        <li key={team.teamId} data-key={team.teamId} className={classes(styles.team, place === 0 && styles.first)}>
          <span className={styles.rank}>{1 + shown.filter(({ sum }) => sum > team.sum).length}</span>
          <div className={styles.who}>
            <p className={styles.name}>{team.name}</p>
            <p className={styles.members}>
              {t("teams.members", { count: team.members, members: number(team.members) })}
              {" · "}
              {t("teams.average", { average: number(Math.round(team.average)) })}
            </p>
          </div>
          <div className={styles.bar} aria-hidden="true">
            <span className={styles.fill} style={{ transform: `scaleX(${Math.max(0.004, team.sum / most)})` }} />
          </div>
          <Figure value={team.sum} className={styles.sum} />
        </li>
      ))}
    </ol>
  );
}
