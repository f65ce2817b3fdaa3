import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../design/EmptyState";
import { Skeleton } from "../design/Skeleton";
import { reasonOf } from "./ask";
import styles from "./Asked.module.css";

export interface AskedProps<T> {
  asked: UseQueryResult<T, Error>;
  /** Whether there is nothing to show. */
  isEmpty: (data: T) => boolean;
  /** What is shown in that case. */
  empty: { icon: ReactNode; title: string; text: string };
  children: (data: T) => ReactNode;
}

/** What was asked for: being loaded, there, empty, or why not. */
export function Asked<T>({ asked, isEmpty, empty, children }: AskedProps<T>) {
  const { t } = useTranslation("admin");
  const { data, error } = asked;
  if (data === undefined && error) return <p className={styles.error}>{t("unavailable", { reason: reasonOf(error) })}</p>;
  if (data === undefined) {
    return (
      <div className={styles.loading} role="status" aria-label={t("loading", { ns: "common" })}>
        {[80, 92, 68, 86].map((width) => (
          <Skeleton key={width} width={`${width}%`} />
        ))}
      </div>
    );
  }
  if (isEmpty(data)) {
    return (
      <EmptyState icon={empty.icon} title={empty.title}>
        {empty.text}
      </EmptyState>
    );
  }
  return children(data);
}
