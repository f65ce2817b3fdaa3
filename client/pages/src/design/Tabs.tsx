import { Content, List, Root, Trigger } from "radix-ui/tabs";
import type { ReactNode } from "react";
import styles from "./Tabs.module.css";
import { classes } from "./classes";

export interface Tab<T extends string> {
  value: T;
  label: string;
  icon?: ReactNode;
  /** A number beside the label, such as how many are unread. */
  count?: number;
  panel: ReactNode;
}

export interface TabsProps<T extends string> {
  label: string;
  value: T;
  tabs: readonly Tab<T>[];
  onChange: (value: T) => void;
  className?: string | undefined;
}

/** Tabs with their panels; only the chosen panel is mounted. */
export function Tabs<T extends string>({ label, value, tabs, onChange, className }: TabsProps<T>) {
  return (
    <Root value={value} onValueChange={(next) => onChange(next as T)} className={className}>
      <List aria-label={label} className={styles.list}>
        {tabs.map((tab) => (
          <Trigger key={tab.value} value={tab.value} className={classes(styles.tab)}>
            {tab.icon}
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && <span className={styles.count}>{tab.count}</span>}
          </Trigger>
        ))}
      </List>
      {tabs.map((tab) => (
        <Content key={tab.value} value={tab.value} className={styles.panel}>
          {tab.panel}
        </Content>
      ))}
    </Root>
  );
}
