import type { ReactNode } from "react";
import { classes } from "../../design/classes";
import styles from "./Tile.module.css";

export interface TileProps {
  icon: ReactNode;
  label: string;
  figure: ReactNode;
  /** Small behind the figure. */
  unit?: string;
  /** What the figure does not say by itself. */
  note: string;
  tone?: "normal" | "warn";
  children?: ReactNode;
}

/** One figure that can be read from across the room, and what belongs to it. */
export function Tile({ icon, label, figure, unit, note, tone = "normal", children }: TileProps) {
  return (
    <section className={classes(styles.tile, tone === "warn" && styles.warn)} aria-label={label}>
      <h2 className={styles.label}>
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
        {label}
      </h2>
      <p className={styles.figure}>
        {figure}
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </p>
      <p className={styles.note}>{note}</p>
      <div className={styles.more}>{children}</div>
    </section>
  );
}
