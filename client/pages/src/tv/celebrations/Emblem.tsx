import { Award, CircleDollarSign, Crown, Flame, Flag, Handshake, Medal, Target, TrendingUp, Trophy, type LucideIcon } from "lucide-react";

import type { Kind } from "./celebration";

/**
 * The service says what stands for an achievement by a character. The screens on walls have no letters for these as a rule,
 * so the ones it is known to use are drawn.
 */
const BY_CHARACTER: Readonly<Record<string, LucideIcon>> = {
  "🎯": Target,
  "🏅": Award,
  "💰": CircleDollarSign,
  "🤝": Handshake,
  "📈": TrendingUp,
  "🏆": Trophy,
  "🥇": Trophy,
  "🥈": Medal,
  "🥉": Medal,
  "🏁": Flag,
  "🔥": Flame,
};

const BY_KIND: Readonly<Record<Kind, LucideIcon>> = {
  contest: Trophy,
  "first-place": Crown,
  milestone: Award,
  streak: Flame,
  rank: TrendingUp,
};

/** What stands for an achievement. */
export function Emblem({ kind, icon, className }: { kind: Kind; icon?: string | undefined; className?: string | undefined }) {
  const Icon = BY_CHARACTER[icon ?? ""] ?? BY_KIND[kind];
  return <Icon className={className} aria-hidden="true" />;
}
