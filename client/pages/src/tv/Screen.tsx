import type { Metric } from "@ridgecast/client";
import { useConnection, useScreen, useServerTime } from "@ridgecast/react";
import { useCallback, useEffect, useMemo } from "react";

import { useRefusal } from "../app/useRefusal";
import { CelebrationOverlay } from "./celebrations/CelebrationOverlay";
import { useCelebrations } from "./celebrations/useCelebrations";
import { useAttended } from "./device/useAttended";
import { useRenewal } from "./device/useRenewal";
import { useWakeLock } from "./device/useWakeLock";
import { Backdrop } from "./frame/Backdrop";
import { Footer } from "./frame/Footer";
import { Header } from "./frame/Header";
import type { Who } from "./identity/useWho";
import { currentSlide } from "./rotation/rotation";
import { useKeys } from "./rotation/useKeys";
import { useRotation } from "./rotation/useRotation";
import styles from "./Screen.module.css";
import { SlideView } from "./slides/SlideView";
import type { Picture, Recent } from "./state/picture";
import { slidesOf } from "./state/slides";
import { useMemory } from "./state/useMemory";
import { usePast } from "./state/usePast";
import { useView } from "./state/useView";

/** How often it is looked which slides there are: contests begin and end. */
const SLIDES_EVERY = 10_000;

export interface ScreenProps {
  who: Extract<Who, { kind: "kiosk" | "user" }>;
  boards: readonly Metric[];
  /** The service does not take this screen for what it says it is. */
  onRefused: () => void;
}

/** A screen that knows who it is: figures in rotation, celebrations over them, and what they are worth. */
export function Screen({ who, boards, onRefused }: ScreenProps) {
  const name = who.kind === "kiosk" ? who.name : undefined;
  const screen = useScreen(name);
  const [kept, keep] = useMemory();
  const view = useView(useConnection(), screen, kept.picture, boards);
  const isFrozen = screen.frozen;
  // Nothing begins over figures that are not live: a celebration would hide that they are not.
  const [stage, show] = useCelebrations(kept.recent, view.mode !== "live");
  const slides = useSlides(view.picture, stage.recent, boards);
  const [rotation, controls] = useRotation(slides, { celebrating: stage.showing !== undefined, frozen: isFrozen });
  const attended = useAttended();
  const slide = currentSlide(rotation);

  useKeys(controls, useCallback(() => show.skip(), [show]));
  useWakeLock();
  useRenewal(view.mode === "live" || view.mode === "frozen", stage.showing !== undefined);
  useRefusal(who.kind === "kiosk" ? who.token : undefined, onRefused);
  usePast(who.kind === "user", show);
  useEffect(() => {
    if (view.mode === "live") keep({ recent: stage.recent, ...(view.picture ? { picture: view.picture } : {}) });
  }, [keep, view, stage.recent]);

  return (
    <div className={styles.screen} data-mode={view.mode} data-attended={attended}>
      <Backdrop />
      <Header view={view} slide={slide} name={name} />
      <main className={styles.main} data-dimmed={view.dimmed} aria-hidden={stage.showing !== undefined}>
        <SlideView slide={slide} picture={view.picture} recent={stage.recent} mode={view.mode} />
      </main>
      <Footer rotation={rotation} controls={controls} visible={attended} />
      <CelebrationOverlay stage={stage} />
    </div>
  );
}

/** The slides that have something to show, of which some come and go with the time. */
function useSlides(picture: Picture | undefined, recent: Recent, boards: readonly Metric[]) {
  const now = useServerTime(SLIDES_EVERY);
  return useMemo(() => slidesOf(picture, recent, boards, now), [picture, recent, boards, now]);
}
