import { useId, type ReactNode } from "react";
import styles from "./Card.module.css";
import { classes } from "./classes";

export interface CardProps {
  /** The headline; with it the card is a landmark that screen readers name. */
  title?: ReactNode;
  /** What stands at the end of the headline's line: a switch, a link. */
  actions?: ReactNode;
  /** `bare`: content reaches the edges, as lists and tables want it. */
  padding?: "normal" | "bare";
  className?: string | undefined;
  children: ReactNode;
}

export function Card({ title, actions, padding = "normal", className, children }: CardProps) {
  const id = useId();
  return (
    <section className={classes(styles.card, className)} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <header className={styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {actions}
        </header>
      )}
      <div className={padding === "normal" ? styles.body : styles.bare}>{children}</div>
    </section>
  );
}
