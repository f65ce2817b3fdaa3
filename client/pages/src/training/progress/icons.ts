import type { CatalogueAchievement } from "@ridgecast/client";
import {
  CalendarDays,
  CircleHelp,
  Crosshair,
  Flame,
  Footprints,
  Gauge,
  GraduationCap,
  Handshake,
  MessagesSquare,
  Moon,
  Sunrise,
  Target,
  Trophy,
  Zap,
  type LucideIcon,
} from "lucide-react";

const BY_CATEGORY: Record<CatalogueAchievement["category"], LucideIcon> = {
  quiz: CircleHelp,
  roleplay: MessagesSquare,
  completion: GraduationCap,
  speed: Gauge,
  accuracy: Crosshair,
};

/** Those of the catalogue that comes with the service, by their ids or by what these begin with. */
const BY_ID: readonly (readonly [begin: string, icon: LucideIcon])[] = [
  ["first_steps", Footprints],
  ["champion", Trophy],
  ["streak_", Flame],
  ["xp_", Zap],
  ["early_bird", Sunrise],
  ["night_owl", Moon],
  ["weekend_warrior", CalendarDays],
  ["first_deal", Handshake],
  ["closer", Target],
];

/** A picture of an achievement; one that nobody knows has that of its category. */
export function iconOf({ achievementId, category }: Pick<CatalogueAchievement, "achievementId" | "category">): LucideIcon {
  const id = String(achievementId);
  return BY_ID.find(([begin]) => id.startsWith(begin))?.[1] ?? BY_CATEGORY[category];
}
