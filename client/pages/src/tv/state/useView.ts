import type { Metric, ScreenState, Status } from "@ridgecast/client";
import { useMemo, useState } from "react";

import { pictureOf, type Picture } from "./picture";
import { viewOf, type View } from "./view";

/** What is shown of what is known: while the screen is frozen, what was shown when that began. */
export function useView(
  status: Status,
  screen: ScreenState,
  kept: Picture | undefined,
  boards: readonly Metric[],
): View {
  const now = useMemo(() => pictureOf(screen, boards), [screen, boards]);
  const [frozen, setFrozen] = useState<Picture>();
  if (screen.frozen && !frozen && now) setFrozen(now);
  if (!screen.frozen && frozen) setFrozen(undefined);
  const shown = screen.frozen ? (frozen ?? now) : undefined;
  return useMemo(() => viewOf(status, screen, { now, kept, frozen: shown }), [status, screen, now, kept, shown]);
}
