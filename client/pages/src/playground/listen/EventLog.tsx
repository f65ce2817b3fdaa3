import { elementScroll, measureElement, useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, Ear, SearchX } from "lucide-react";
import { useCallback, useRef, useState } from "react";
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
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  // Most lines of a kind are as high as the one before, and a right guess saves drawing all of them twice.
  const usual = useRef({ event: LINE, note: LINE });
  const virtual = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: entries.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => entries[index]?.serial ?? index,
    estimateSize: (index) => usual.current[entries[index]?.kind ?? "event"],
    measureElement: (element, observed, instance) => {
      const size = measureElement(element, observed, instance);
      const entry = entries[instance.indexFromElement(element)];
      if (entry && size > 0 && !open.has(entry.serial)) usual.current[entry.kind] = size;
      return size;
    },
    scrollToFn: (offset, options, instance) => {
      elementScroll(offset, options, instance);
      putAt();
    },
    overscan: 12,
  });
  const height = virtual.getTotalSize();
  const { isFollowing, setFollowing, onScroll, putAt } = useFollowing(scroller, height);
  const toggle = useCallback((serial: number) => {
    // To read it, so it stays where it is. If that is at the end, it is followed again.
    setFollowing(false);
    setOpen((open) => {
      const next = new Set(open);
      if (!next.delete(serial)) next.add(serial);
      return next;
    });
  }, []);
  return (
    <div className={styles.log}>
      <div ref={scroller} className={styles.scroller} tabIndex={0} role="log" aria-live="off" aria-label={t("log.label")} onScroll={onScroll}>
        {gone > 0 && <p className={styles.gone}>{t("log.gone", { count: gone, figure: formatNumber(gone, i18n.language) })}</p>}
        <ol className={styles.lines} style={{ height }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const entry = entries[index];
            return (
              entry && (
                <li key={key} ref={virtual.measureElement} data-index={index} className={styles.line} style={{ translate: `0 ${start}px` }}>
                  <Line entry={entry} isOpen={open.has(entry.serial)} onToggle={toggle} />
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
        <Button size="small" look="primary" className={styles.latest} onClick={() => setFollowing(true)}>
          <ArrowDown aria-hidden="true" />
          {t("log.latest")}
        </Button>
      )}
    </div>
  );
}
