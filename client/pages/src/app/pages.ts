import { ChartNoAxesColumnIncreasing, FlaskConical, Gauge, GraduationCap, Tv, type LucideIcon } from "lucide-react";
import type { Identity, Role } from "./config";

export type PageId = "leaderboard" | "training" | "tv" | "admin" | "playground";

export interface PageLink {
  id: PageId;
  href: string;
  icon: LucideIcon;
  /** Who sees the link; everybody if left out. The service checks for itself. */
  role?: Role;
}

const base = import.meta.env.BASE_URL;

const PAGES: readonly PageLink[] = [
  { id: "leaderboard", href: base, icon: ChartNoAxesColumnIncreasing },
  { id: "training", href: `${base}training`, icon: GraduationCap },
  { id: "tv", href: `${base}tv`, icon: Tv },
  { id: "admin", href: `${base}admin`, icon: Gauge, role: "admin" },
  { id: "playground", href: `${base}playground`, icon: FlaskConical, role: "admin" },
];

/** The pages that somebody is led to. */
export function pagesFor(identity: Identity | null): readonly PageLink[] {
  return PAGES.filter((page) => page.role === undefined || identity?.roles.includes(page.role));
}
