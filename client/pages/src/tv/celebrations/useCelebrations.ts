import { useReadable, useRidgecast } from "@ridgecast/react";
import { useEffect, useState } from "react";

import type { Recent } from "../state/picture";
import { CelebrationShow, type Stage } from "./show";

/**
 * What is celebrated on this screen, as it changes, and who shows it.
 * @param recent the last achievements, as they were kept from before
 * @param held whether nothing new is to begin
 */
export function useCelebrations(recent: Recent, held: boolean): readonly [Stage, CelebrationShow] {
  const client = useRidgecast();
  const [show] = useState(() => new CelebrationShow(client, recent));
  useEffect(() => show.start(), [show]);
  useEffect(() => show.hold(held), [show, held]);
  return [useReadable(show), show];
}
