import { useId, type ComponentPropsWithRef } from "react";
import styles from "./Field.module.css";
import { classes } from "../design/classes";

export interface FieldProps extends ComponentPropsWithRef<"input"> {
  label: string;
  /** What is wrong with it. */
  problem?: string | undefined;
  /** The label stands above; otherwise it is for screen readers. */
  labelled?: boolean;
}

/** A line to type into. */
export function Field({ label, problem, labelled = false, className, ...rest }: FieldProps) {
  const id = useId();
  return (
    <label className={classes(styles.field, className)}>
      <span className={labelled ? styles.label : "unseen"}>{label}</span>
      <input
        className={styles.input}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={problem === undefined ? undefined : id}
        {...rest}
      />
      {problem !== undefined && (
        <span id={id} className={styles.problem} role="alert">
          {problem}
        </span>
      )}
    </label>
  );
}
