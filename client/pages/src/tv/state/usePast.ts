import type { KeptAchievement } from "@ridgecast/client";
import { useRidgecast } from "@ridgecast/react";
import { useEffect } from "react";

import type { CelebrationShow } from "../celebrations/show";
import type { Recent } from "./picture";

const PAST = "/api/v1/achievements?limit=24";

/**
 * Fills the last achievements with those of before this screen was there.
 * @param mayAsk whether the service tells it to this screen; a kiosk hears what comes, and asks for nothing
 */
export function usePast(mayAsk: boolean, show: CelebrationShow): void {
  const client = useRidgecast();
  useEffect(() => {
    if (!mayAsk) return;
    client.fetch<{ achievements: readonly KeptAchievement[] }>(PAST).then(
      ({ achievements }) => show.remember(achievements.flatMap(ofSales)),
      // Then the slide begins with what is achieved from now on.
      () => undefined,
    );
  }, [client, mayAsk, show]);
}

function ofSales({ data }: KeptAchievement): Recent {
  return "achievementType" in data ? [data] : [];
}
