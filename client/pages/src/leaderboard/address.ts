import type { Metric } from "@ridgecast/client";
import { useCallback, useSyncExternalStore } from "react";
import { DEFAULT_METRIC, isMetric } from "./metrics";

/** Which places of the board are shown: all, or some above and below one's own. */
export type View = "all" | "around";

/** What of the page is in its address, so that it can be kept, shared and gone back to. */
export interface Address {
  metric: Metric;
  teamId?: number | undefined;
  view: View;
  /** The person whose detail is open. */
  rep?: number | undefined;
  /** The contest whose board is open. */
  contest?: number | undefined;
  section: Section;
}

/** What a phone shows one at a time. */
export const SECTIONS = ["board", "contests", "teams", "feed"] as const;

export type Section = (typeof SECTIONS)[number];

export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const metric = query.get("metric");
  const section = SECTIONS.find((section) => section === query.get("section"));
  return {
    metric: isMetric(metric) ? metric : DEFAULT_METRIC,
    teamId: idOf(query.get("team")),
    view: query.get("view") === "around" ? "around" : "all",
    rep: idOf(query.get("rep")),
    contest: idOf(query.get("contest")),
    section: section ?? "board",
  };
}

/** The query of an address; what is as usual is left out. */
export function writeAddress(address: Address): string {
  const query = new URLSearchParams();
  if (address.metric !== DEFAULT_METRIC) query.set("metric", address.metric);
  if (address.teamId !== undefined) query.set("team", String(address.teamId));
  if (address.view !== "all") query.set("view", address.view);
  if (address.section !== "board") query.set("section", address.section);
  if (address.rep !== undefined) query.set("rep", String(address.rep));
  if (address.contest !== undefined) query.set("contest", String(address.contest));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

function idOf(text: string | null): number | undefined {
  const id = text !== null && /^\d{1,16}$/.test(text) ? Number(text) : 0;
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

const CHANGED = "ridgecast:address";

/**
 * The address, and how to change it. What is opened (`rep`, `contest`) is a step that the browser's Back takes back; a
 * filter is not.
 */
export function useAddress(): [Address, (change: Partial<Address>) => void] {
  const search = useSyncExternalStore(subscribe, () => location.search);
  const change = useCallback((change: Partial<Address>) => {
    const next = writeAddress({ ...readAddress(location.search), ...change });
    if (next === location.search) return;
    const url = `${location.pathname}${next}`;
    const opens = change.rep !== undefined || change.contest !== undefined;
    if (opens) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return [readAddress(search), change];
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(CHANGED, listener);
  };
}
