import type { CSSProperties } from "react";

import { hueOf, initialsOf } from "../../design/Avatar";
import { classes } from "../../design/classes";
import styles from "./Face.module.css";

/** Somebody's initials on a colour of his own, in the size of the text around it. The name stands beside it. */
export function Face({ id, name, className }: { id: number; name: string; className?: string | undefined }) {
  return (
    <span className={classes(styles.face, className)} style={{ "--person": hueOf(id) } as CSSProperties} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
