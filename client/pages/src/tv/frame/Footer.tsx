import { ChevronLeft, ChevronRight, Maximize, Pause, Play } from "lucide-react";

import { classes } from "../../design/classes";
import { SHOWN_FOR, type Rotation } from "../rotation/rotation";
import { toggleFullScreen } from "../rotation/useKeys";
import type { Controls } from "../rotation/useRotation";
import styles from "./Footer.module.css";
import { useWords } from "../words/words";

export interface FooterProps {
  rotation: Rotation;
  controls: Controls;
  /** Whether the buttons are shown; who comes to them by keyboard sees them as well. */
  visible: boolean;
}

/** How far the rotation has come, and what somebody at the screen may do with it. */
export function Footer({ rotation, controls, visible }: FooterProps) {
  const { t } = useWords();
  const held = rotation.pauses.has("held");
  return (
    <footer className={styles.footer}>
      <div className={styles.track} data-paused={rotation.pauses.size > 0} aria-hidden="true">
        {rotation.slides.map((slide, index) => (
          <span key={slide.id} className={classes(styles.segment, index === rotation.index && styles.current)}>
            {index === rotation.index && (
              <span key={rotation.turn} className={styles.fill} style={{ animationDuration: `${SHOWN_FOR}ms` }} />
            )}
          </span>
        ))}
      </div>
      <div className={styles.controls} data-visible={visible} role="toolbar" aria-label={t("controls.label")}>
        <button type="button" onClick={() => controls.move(-1)} aria-label={t("controls.previous")} aria-keyshortcuts="ArrowLeft">
          <ChevronLeft aria-hidden="true" />
        </button>
        <button
          type="button"
          onClick={controls.toggleHold}
          aria-label={t("controls.hold")}
          aria-pressed={held}
          aria-keyshortcuts="Space"
        >
          {held ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        </button>
        <button type="button" onClick={() => controls.move(1)} aria-label={t("controls.next")} aria-keyshortcuts="ArrowRight">
          <ChevronRight aria-hidden="true" />
        </button>
        <button type="button" onClick={toggleFullScreen} aria-label={t("controls.fullScreen")} aria-keyshortcuts="F">
          <Maximize aria-hidden="true" />
        </button>
        <span className={styles.keys}>{t("controls.keys")}</span>
      </div>
      {held && <p className={styles.held}>{t("held")}</p>}
    </footer>
  );
}
