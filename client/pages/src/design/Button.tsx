import type { ComponentPropsWithRef } from "react";
import styles from "./Button.module.css";
import { classes } from "./classes";

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  /** `primary`: the one thing to do here; `plain`: beside it; `quiet`: in bars and rows; `danger`: what cannot be undone. */
  look?: "primary" | "plain" | "quiet" | "danger";
  size?: "small" | "medium" | "large";
  /** Square, for an icon alone; give it an `aria-label`. */
  icon?: boolean;
}

export function Button({ look = "plain", size = "medium", icon = false, className, type = "button", ...rest }: ButtonProps) {
  const names = classes(styles.button, styles[look], styles[size], icon && styles.icon, className);
  return <button type={type} className={names} {...rest} />;
}
