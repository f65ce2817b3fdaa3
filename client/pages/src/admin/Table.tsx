import type { ReactNode } from "react";
import { classes } from "../design/classes";
import styles from "./Table.module.css";

export interface Column<T> {
  /** Unique in its table. */
  id: string;
  /** What screen readers say for it, also where nothing is shown above. */
  label: string;
  cell: (row: T) => ReactNode;
  /** Figures stand at the right. */
  figure?: boolean;
  /** Left out on phones. */
  aside?: boolean;
  /** Its label is not shown. */
  unlabelled?: boolean;
}

export interface TableProps<T> {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string | number;
}

/** A table that scrolls sideways within itself where there is no room. */
export function Table<T>({ label, columns, rows, rowKey }: TableProps<T>) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ id, label, figure, aside, unlabelled }) => (
              <th key={id} scope="col" className={classes(figure && styles.figure, aside && styles.aside)}>
                <span className={unlabelled ? "unseen" : undefined}>{label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ id, cell, figure, aside }) => (
                <td key={id} className={classes(figure && styles.figure, aside && styles.aside)}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
