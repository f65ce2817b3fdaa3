import type { BoardRow as Row, Metric } from "@ridgecast/client";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type Ref,
} from "react";
import { useTranslation } from "react-i18next";
import { BoardRow } from "./BoardRow";
import styles from "./BoardRows.module.css";
import { documentOrder, entersFrom, type Placed } from "./placing";
import { usePixels } from "./usePixels";

export interface BoardRowsHandle {
  /** Brings a place into the middle of the window. */
  show: (index: number) => void;
}

export interface BoardRowsProps {
  rows: readonly Row[];
  /** How many places there are in all: for screen readers. */
  total: number;
  metric: Metric;
  teams: ReadonlyMap<number, string>;
  ownId: number | undefined;
  /** The leader's value. */
  top: number;
  onOpen: (userId: number) => void;
  /** Whether the own row is on the screen, each time that changes. */
  onOwnInSight: (inSight: boolean) => void;
  ref?: Ref<BoardRowsHandle>;
}

const ROW = "3.75rem";
/** Rows beyond the window's edge that are there already. */
const OVERSCAN = 6;
/** As long as a row moves, and a little. */
const CALM_AFTER = 700;

/** The rows of the board in a window that scrolls: only those in sight are in the document, each moved to its place. */
export function BoardRows({ rows, total, metric, teams, ownId, top, onOpen, onOwnInSight, ref }: BoardRowsProps) {
  const { t } = useTranslation("leaderboard");
  const list = useRef<HTMLDivElement>(null);
  const height = usePixels(ROW);
  const rowHeight = { "--row": `${height}px` } as CSSProperties;
  const margin = useTopOf(list);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: OVERSCAN,
    scrollMargin: margin,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? -1;
  const placed = usePlaced(rows, first, last);

  const ownIndex = useMemo(() => rows.findIndex((row) => row.userId === ownId), [rows, ownId]);
  const ownInSight = isInSight(virtualizer.range, ownIndex);
  useEffect(() => onOwnInSight(ownInSight), [ownInSight, onOwnInSight]);

  const show = useCallback((index: number) => virtualizer.scrollToIndex(index, { align: "center" }), [virtualizer]);
  useImperativeHandle(ref, () => ({ show }), [show]);

  const [cursor, setCursor] = useState<number>();
  const tabbable = placed.some(({ row }) => row.userId === cursor) ? cursor : rows[first]?.userId;
  const toFocus = useRef<number>(undefined);
  const move = (event: KeyboardEvent) => {
    const from = Number((event.target as HTMLElement).dataset.place);
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: rows.length - 1 }[event.key];
    const next = to === undefined ? undefined : rows[to];
    if (next === undefined || to === undefined) return;
    event.preventDefault();
    toFocus.current = next.userId;
    setCursor(next.userId);
    virtualizer.scrollToIndex(to, { align: "auto" });
  };
  // The row may have to be scrolled to before it is there to be focused.
  useEffect(() => {
    if (toFocus.current === undefined) return;
    const button = list.current?.querySelector<HTMLElement>(`[data-user="${toFocus.current}"] button`);
    if (!button) return;
    toFocus.current = undefined;
    button.focus({ preventScroll: true });
  });

  return (
    <div role="table" aria-label={t("board.label")} aria-rowcount={total + 1} className={styles.table} style={rowHeight}>
      <div role="rowgroup" className={styles.top}>
        <div role="row" aria-rowindex={1} className={styles.head}>
          <span role="columnheader">{t("board.rank")}</span>
          <span role="columnheader">{t("board.name")}</span>
          <span role="columnheader" className={styles.headGoal}>
            {t("board.goal")}
          </span>
          <span role="columnheader" className={styles.headValue}>
            {t(`metric.${metric}`)}
          </span>
        </div>
      </div>
      <div ref={list} role="rowgroup" className={styles.rows} style={{ height: rows.length * height }} onKeyDown={move}>
        {placed.map(({ row, index, from }) => (
          <BoardRow
            key={row.userId}
            row={row}
            index={index}
            from={from}
            metric={metric}
            team={row.teamId === undefined ? undefined : teams.get(row.teamId)}
            top={top}
            own={row.userId === ownId}
            tabbable={row.userId === tabbable}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}

interface PlacedRow extends Placed {
  row: Row;
  from: number | undefined;
}

/** The rows from `first` to `last` in the order of the document, and from where those come that fly in. */
function usePlaced(rows: readonly Row[], first: number, last: number): readonly PlacedRow[] {
  const memory = useRef({ rows, order: [] as readonly number[], places: new Map<number, number>(), changedAt: 0 });
  const [, whenCalm] = useState(0);
  const past = memory.current;
  const changed = past.rows !== rows;
  const calm = !changed && performance.now() - past.changedAt > CALM_AFTER;

  const present: PlacedRow[] = [];
  const shown = new Set(past.order);
  for (let index = first; index <= last; index += 1) {
    const row = rows[index];
    if (row === undefined) continue;
    const arrives = changed && !shown.has(row.userId);
    const from = arrives ? entersFrom(past.places.get(row.userId), index, first, last) : undefined;
    present.push({ key: row.userId, index, row, from });
  }
  const placed = documentOrder(past.order, present, calm) as readonly PlacedRow[];

  useLayoutEffect(() => {
    const changedAt = changed ? performance.now() : past.changedAt;
    const places = changed || past.places.size === 0 ? new Map(rows.map((row, index) => [row.userId, index])) : past.places;
    memory.current = { rows, order: placed.map((row) => row.key), places, changedAt };
  });
  useEffect(() => {
    const timer = setTimeout(() => whenCalm((turn) => turn + 1), CALM_AFTER + 50);
    return () => clearTimeout(timer);
  }, [rows]);
  return placed;
}

/** Also where the board begins: there one's standing is just above. */
function isInSight(range: { startIndex: number; endIndex: number } | null, index: number): boolean {
  return index < 0 || range === null || range.startIndex === 0 || (index >= range.startIndex && index <= range.endIndex);
}

/** How far from the top of the document an element is. What stands above it may grow. */
function useTopOf(element: { current: HTMLElement | null }): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (element.current) setTop(Math.round(element.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}
