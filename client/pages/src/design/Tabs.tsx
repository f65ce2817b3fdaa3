import { Content, List, Root, Trigger } from "radix-ui/tabs";
import { useLayoutEffect, useRef, type ReactNode } from "react";
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

/** Tabs with their panels; only the chosen panel is mounted. Where they do not all fit the chosen one is scrolled to. */
export function Tabs<T extends string>({ label, value, tabs, onChange, className }: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>("[aria-selected=true]");
    if (!list.current || !chosen) return;
    // Not by scrollIntoView, which would move the page as well.
    const offset = chosen.getBoundingClientRect().left - list.current.getBoundingClientRect().left;
    list.current.scrollLeft += offset - (list.current.clientWidth - chosen.offsetWidth) / 2;
  }, [value]);
  return (
    <Root value={value} onValueChange={(next) => onChange(next as T)} className={className}>
      <List ref={list} aria-label={label} className={styles.list}>
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
