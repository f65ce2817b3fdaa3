import type { Metric, TeamsState } from "@ridgecast/client";
import { Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useIdentity } from "../../app/context";
import { Card } from "../../design/Card";
import { EmptyState } from "../../design/EmptyState";
import { Skeleton } from "../../design/Skeleton";
import { classes } from "../../design/classes";
import { formatNumber } from "../../design/format";
import { digitsOf } from "../metrics";
import styles from "./TeamStandings.module.css";

export interface TeamStandingsProps {
  teams: TeamsState;
  /** The team that the board is narrowed to. */
  teamId: number | undefined;
  onChoose: (teamId: number | undefined) => void;
}

/** The teams by the metric that is chosen. A click narrows the board to one, another one to all again. */
export function TeamStandings({ teams, teamId, onChoose }: TeamStandingsProps) {
  const { t } = useTranslation("leaderboard");
  return (
    <Card title={t("teams.title")} padding="bare">
      {teams.status === "loading" ? (
        <Loading />
      ) : teams.teams.length === 0 ? (
        <EmptyState compact icon={<Users />} title={t("teams.emptyTitle")}>
          {t("teams.empty")}
        </EmptyState>
      ) : (
        <Table teams={teams} metric={teams.metric} teamId={teamId} onChoose={onChoose} />
      )}
    </Card>
  );
}

function Table({ teams, metric, teamId, onChoose }: TeamStandingsProps & { metric: Metric }) {
  const { t, i18n } = useTranslation("leaderboard");
  const own = useIdentity()?.teams ?? [];
  const top = teams.teams[0]?.sum ?? 0;
  return (
    <ol className={styles.teams}>
      {teams.teams.map((team) => (
        <li key={team.teamId}>
          <button
            type="button"
            className={styles.team}
            aria-pressed={team.teamId === teamId}
            title={t(team.teamId === teamId ? "teams.release" : "teams.choose")}
            onClick={() => onChoose(team.teamId === teamId ? undefined : team.teamId)}
          >
            <span className={styles.rank}>{team.rank}</span>
            <span className={styles.name}>
              {team.name}
              <small className={classes(own.includes(team.teamId) && styles.own)}>
                {own.includes(team.teamId) ? t("teams.yours") : t("teams.members", { count: team.members })}
              </small>
            </span>
            <span className={styles.sum}>
              {formatNumber(team.sum, i18n.language, { digits: digitsOf(metric), compact: team.sum >= 1e7 })}
              <small>
                {t("teams.average", {
                  value: formatNumber(team.average, i18n.language, { digits: digitsOf(metric), compact: team.average >= 1e4 }),
                })}
              </small>
            </span>
            <span className={styles.bar} aria-hidden="true">
              <span style={{ scale: `${top > 0 ? team.sum / top : 0} 1` }} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function Loading() {
  return (
    <div className={styles.loading} aria-busy="true">
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} height="2.75rem" />
      ))}
    </div>
  );
}
