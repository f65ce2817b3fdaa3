import { useId, type ReactNode } from "react";
import styles from "./SegmentedControl.module.css";
import { classes } from "./classes";

export interface Segment<T extends string> {
  value: T;
  label: string;
  /** Shown in place of the label, which then is for screen readers. */
  icon?: ReactNode;
}

export interface SegmentedControlProps<T extends string> {
  label: string;
  value: T;
  segments: readonly Segment<T>[];
  onChange: (value: T) => void;
  size?: "small" | "medium";
  /** As wide as there is room. */
  wide?: boolean;
  className?: string | undefined;
}

/** One of a few: a group of radio buttons, so arrow keys and screen readers know it. */
export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>) {
  const { label, value, segments, onChange, size = "medium", wide = false, className } = props;
  const name = useId();
  return (
    <fieldset className={classes(styles.group, styles[size], wide && styles.wide, className)}>
      <legend className="unseen">{label}</legend>
      {segments.map((segment) => (
        <label key={segment.value} className={styles.segment} title={segment.icon === undefined ? undefined : segment.label}>
          <input
            className="unseen"
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
          />
          {segment.icon}
          <span className={segment.icon === undefined ? undefined : "unseen"}>{segment.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
