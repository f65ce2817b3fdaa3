import { ChevronDown } from "lucide-react";
import { useId } from "react";
import styles from "./Select.module.css";
import { classes } from "./classes";

export interface Option<T extends string> {
  value: T;
  label: string;
}

export interface SelectProps<T extends string> {
  /** What is chosen here; said by screen readers, shown with `labelled`. */
  label: string;
  labelled?: boolean;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
  className?: string | undefined;
}

/** The browser's own select, dressed. */
export function Select<T extends string>({ label, labelled = false, value, options, onChange, className }: SelectProps<T>) {
  const id = useId();
  return (
    <div className={classes(styles.field, className)}>
      <label htmlFor={id} className={labelled ? styles.label : "unseen"}>
        {label}
      </label>
      <span className={styles.box}>
        <select id={id} className={styles.select} value={value} onChange={(event) => onChange(event.target.value as T)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown className={styles.arrow} aria-hidden="true" />
      </span>
    </div>
  );
}
