import type { TeamRow } from "@ridgecast/client";
import { useTranslation } from "react-i18next";
import { SegmentedControl } from "../../design/SegmentedControl";
import { Select } from "../../design/Select";
import type { Address } from "../address";
import { KINDS, metricOf, partsOfMetric, periodsOf, type Kind, type Period } from "../metrics";
import styles from "./Filters.module.css";

export interface FiltersProps {
  address: Address;
  teams: readonly Pick<TeamRow, "teamId" | "name">[];
  onChange: (change: Partial<Address>) => void;
}

const EVERYBODY = "all";

/** What is counted, in which time, and of whom. */
export function Filters({ address, teams, onChange }: FiltersProps) {
  const { t } = useTranslation("leaderboard");
  const { kind, period } = partsOfMetric(address.metric);
  const periods = periodsOf(kind);
  const byName = [...teams].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <div className={styles.filters} role="group" aria-label={t("filters.label")}>
      <SegmentedControl<Kind>
        className={styles.kinds}
        label={t("filters.kind")}
        value={kind}
        segments={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(next) => onChange({ metric: metricOf(next, period) })}
      />
      {periods.length > 1 && (
        <SegmentedControl<Period>
          className={styles.periods}
          label={t("filters.period")}
          value={period}
          segments={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
          onChange={(next) => onChange({ metric: metricOf(kind, next) })}
        />
      )}
      <Select
        className={styles.team}
        label={t("filters.team")}
        value={address.teamId === undefined ? EVERYBODY : String(address.teamId)}
        options={[
          { value: EVERYBODY, label: t("filters.everybody") },
          ...byName.map((team) => ({ value: String(team.teamId), label: team.name })),
        ]}
        onChange={(value) => onChange({ teamId: value === EVERYBODY ? undefined : Number(value) })}
      />
    </div>
  );
}
