import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, Ear, SearchX } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { EmptyState } from "../../design/EmptyState";
import { formatNumber } from "../../design/format";
import styles from "./EventLog.module.css";
import { Line } from "./Line";
import type { Entry } from "./frames";
import { useFollowing } from "./useFollowing";

export interface EventLogProps {
  entries: readonly Entry[];
  /** None, or not all of them, because of what is sought. */
  isFiltered: boolean;
  /** How many are not kept any more. */
  gone: number;
}

/** In px: how high a line is, before it is drawn. */
const LINE = 36;

/** What was heard, the latest at the foot, which it follows unless somebody has scrolled up to read. */
export function EventLog({ entries, isFiltered, gone }: EventLogProps) {
  const { t, i18n } = useTranslation("playground");
  const scroller = useRef<HTMLDivElement>(null);
  const { isFollowing, follow, handlers } = useFollowing();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    getItemKey: (index) => entries[index]?.serial ?? index,
    overscan: 12,
  });
  const last = entries.at(-1)?.serial;
  const height = virtual.getTotalSize();
  useEffect(() => {
    if (isFollowing && last !== undefined) virtual.scrollToEnd();
  }, [isFollowing, last, height, virtual]);

  const toggle = (serial: number) => {
    const next = new Set(open);
    if (!next.delete(serial)) next.add(serial);
    setOpen(next);
  };
  return (
    <div className={styles.log}>
      <div ref={scroller} className={styles.scroller} tabIndex={0} role="log" aria-live="off" aria-label={t("log.label")} {...handlers}>
        {gone > 0 && <p className={styles.gone}>{t("log.gone", { count: gone, figure: formatNumber(gone, i18n.language) })}</p>}
        <ol className={styles.lines} style={{ height }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const entry = entries[index];
            return (
              entry && (
                <li key={key} ref={virtual.measureElement} data-index={index} className={styles.line} style={{ translate: `0 ${start}px` }}>
                  <Line entry={entry} isOpen={open.has(entry.serial)} onToggle={() => toggle(entry.serial)} />
                </li>
              )
            );
          })}
        </ol>
        {!entries.some(({ kind }) => kind === "event") &&
          (isFiltered ? (
            <EmptyState icon={<SearchX />} title={t("log.notFound")} />
          ) : (
            <EmptyState icon={<Ear />} title={t("log.nothing")}>
              {t("log.nothingText")}
            </EmptyState>
          ))}
      </div>
      {!isFollowing && (
        <Button size="small" look="primary" className={styles.latest} onClick={follow}>
          <ArrowDown aria-hidden="true" />
          {t("log.latest")}
        </Button>
      )}
    </div>
  );
}
