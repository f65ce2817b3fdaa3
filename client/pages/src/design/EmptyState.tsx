import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";
import { classes } from "./classes";

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** What to do so that something is here. */
  children?: ReactNode;
  actions?: ReactNode;
  compact?: boolean;
}

/** Nothing is here, and why, and what to do about it. */
export function EmptyState({ icon, title, children, actions, compact = false }: EmptyStateProps) {
  return (
    <div className={classes(styles.empty, compact && styles.compact)}>
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
