import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../design/classes";
import { ConnectionBadge } from "../design/ConnectionBadge";
import { Mark } from "../design/Mark";
import { Toaster } from "../design/Toaster";
import { AccountMenu } from "./AccountMenu";
import styles from "./AppShell.module.css";
import { useIdentity } from "./context";
import { pagesFor, type PageId } from "./pages";

/** A part of a page that has a place of its own in the bar at the foot of a phone. */
export interface Section<T extends string> {
  id: T;
  label: string;
  icon: ReactNode;
  /** A number at the icon, such as how many are unread; none if 0. */
  count?: number;
}

export interface AppShellProps<T extends string> {
  page: PageId;
  /** What stands in the top bar beside the badge, such as the inbox. */
  actions?: ReactNode;
  /** On phones these are in the bar at the foot; otherwise the pages are. */
  sections?: readonly Section<T>[];
  section?: T;
  onSection?: (section: T) => void;
  children: ReactNode;
}

/** The frame of a page: brand, pages, badge, account; on phones a bar at the foot. */
export function AppShell<T extends string>({ page, actions, sections, section, onSection, children }: AppShellProps<T>) {
  const { t } = useTranslation("common");
  const pages = pagesFor(useIdentity());
  useEffect(() => {
    document.title = `${t(`nav.${page}`)} · ${t("brand")}`;
  }, [t, page]);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t("skip")}
      </a>
      <header className={styles.bar}>
        <a className={styles.brand} href={import.meta.env.BASE_URL} aria-label={t("brand")}>
          <Mark className={styles.mark} />
          <span className={styles.word} aria-hidden="true">
            {t("brand")}
          </span>
        </a>
        <nav className={styles.pages} aria-label={t("nav.label")}>
          {pages.map(({ id, href }) => (
            <a key={id} href={href} className={styles.page} aria-current={id === page ? "page" : undefined}>
              {t(`nav.${id}`)}
            </a>
          ))}
        </nav>
        <div className={styles.end}>
          <ConnectionBadge />
          {actions}
          <AccountMenu page={page} />
        </div>
      </header>
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
      {sections ? (
        <nav className={styles.foot} aria-label={t("nav.sections")}>
          {sections.map(({ id, label, icon, count = 0 }) => (
            <button
              key={id}
              type="button"
              className={styles.tab}
              aria-current={id === section ? "true" : undefined}
              onClick={() => onSection?.(id)}
            >
              <span className={styles.tabIcon}>
                {icon}
                {count > 0 && <span className={styles.count}>{count > 99 ? "99+" : count}</span>}
              </span>
              {label}
            </button>
          ))}
        </nav>
      ) : (
        <nav className={styles.foot} aria-label={t("nav.label")}>
          {pages.map(({ id, href, icon: Icon }) => (
            <a key={id} href={href} className={styles.tab} aria-current={id === page ? "page" : undefined}>
              <span className={classes(styles.tabIcon)}>
                <Icon aria-hidden="true" />
              </span>
              {t(`nav.${id}`)}
            </a>
          ))}
        </nav>
      )}
      <Toaster />
    </div>
  );
}
