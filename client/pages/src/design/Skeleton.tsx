import type { CSSProperties } from "react";
import styles from "./Skeleton.module.css";
import { classes } from "./classes";

export interface SkeletonProps {
  /** CSS lengths; a line of text, all of the width, if left out. */
  width?: string;
  height?: string;
  round?: boolean;
  className?: string | undefined;
}

/** The place of what is being loaded. Say it once beside a group of them: `<Busy>`. */
export function Skeleton({ width = "100%", height = "1em", round = false, className }: SkeletonProps) {
  const style: CSSProperties = { width, height };
  return <span className={classes(styles.skeleton, round && styles.round, className)} style={style} aria-hidden="true" />;
}
