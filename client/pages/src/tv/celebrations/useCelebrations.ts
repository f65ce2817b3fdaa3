import { useRidgecast } from "@ridgecast/react";
import { useEffect, useState, useSyncExternalStore } from "react";

import type { Recent } from "../state/picture";
import { CelebrationShow, type Stage } from "./show";

/**
 * What is celebrated on this screen, as it changes.
 * @param recent the last achievements, as they were kept from before
 * @param held whether nothing new is to begin
 */
export function useCelebrations(recent: Recent, held: boolean): readonly [Stage, CelebrationShow] {
  const client = useRidgecast();
  const [show] = useState(() => new CelebrationShow(client, recent));
  useEffect(() => show.start(), [show]);
  useEffect(() => show.hold(held), [show, held]);
  const stage = useSyncExternalStore(
    (listener) => show.subscribe(listener),
    () => show.get(),
  );
  return [stage, show];
}
