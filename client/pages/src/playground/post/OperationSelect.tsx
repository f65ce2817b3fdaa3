import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Post.module.css";
import type { Operation } from "./openapi";

export interface OperationSelectProps {
  value: Operation;
  all: readonly Operation[];
  onChange: (operation: Operation) => void;
}

/** What is to be posted, in the groups of the API's description. */
export function OperationSelect({ value, all, onChange }: OperationSelectProps) {
  const { t } = useTranslation("playground");
  const id = useId();
  const groups = [...new Set(all.map(({ group }) => group))];
  const choose = (chosen: string) => {
    const operation = all.find((one) => one.id === chosen);
    if (operation) onChange(operation);
  };
  return (
    <div className={styles.operation}>
      <label htmlFor={id} className="unseen">
        {t("post.what")}
      </label>
      <span className={styles.box} lang="en">
        <select id={id} className={styles.select} value={value.id} onChange={(event) => choose(event.target.value)}>
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {all.filter((one) => one.group === group).map((one) => (
                <option key={one.id} value={one.id}>
                  {one.summary}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <ChevronDown aria-hidden="true" />
      </span>
      <p className={styles.address}>
        <strong>{value.method}</strong> <code>{value.path}</code>
      </p>
    </div>
  );
}
