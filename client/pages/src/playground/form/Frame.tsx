import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Unreadable, type Draft } from "./draft";
import styles from "./Form.module.css";

export interface FrameProps {
  name: string;
  description?: string | undefined;
  required: boolean;
  problem?: string | undefined;
  children: (attributes: InputAttributes) => ReactNode;
}

/** What ties an input to its label, and to what is said of it. */
export interface InputAttributes {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
}

/** A field: its name, what it is, the input, and what is wrong with it. */
export function Frame({ name, description, required, problem, children }: FrameProps) {
  const { t } = useTranslation("playground");
  const id = useId();
  const described = [description && `${id}-is`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <p className={styles.head}>
        <label htmlFor={id} className={styles.name}>
          {name}
        </label>
        {!required && <span className={styles.optional}>{t("form.optional")}</span>}
        {description && (
          <span id={`${id}-is`} className={styles.description} lang="en">
            {description}
          </span>
        )}
      </p>
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": problem === undefined ? undefined : true,
        "aria-required": required || undefined,
      })}
      {problem !== undefined && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** What is wrong with a field: that it can't be sent, or what the service said. */
export function useProblem(value: Draft, told: string | undefined): string | undefined {
  const { t } = useTranslation("playground");
  return value instanceof Unreadable ? t("form.unreadable") : told;
}
