import type { ReactNode } from "react";
import styles from "./Badge.module.css";
import { classes } from "./classes";

export interface BadgeProps {
  tone?: "neutral" | "accent" | "live" | "warn" | "danger";
  children: ReactNode;
  className?: string | undefined;
}

/** A word or a number on a coloured ground. */
export function Badge({ tone = "neutral", children, className }: BadgeProps) {
  return <span className={classes(styles.badge, styles[tone], className)}>{children}</span>;
}
