import { useServerTime } from "@ridgecast/react";

import { Mark } from "../../design/Mark";
import { currentTitle } from "../slides/titles";
import type { Slide } from "../rotation/rotation";
import type { View } from "../state/view";
import styles from "./Header.module.css";
import { ModeBadge } from "./ModeBadge";
import { Staleness } from "./Staleness";
import { useWords } from "../words/words";

export interface HeaderProps {
  view: View;
  slide: Slide | undefined;
  /** Of the screen, if it has one. */
  name: string | undefined;
}

/** What is shown, whose it is, what it is worth, and what time it is. */
export function Header({ view, slide, name }: HeaderProps) {
  const { t, language } = useWords();
  const now = useServerTime(1_000);
  const { title, subtitle } = currentTitle(slide, view.picture, t, language);
  const clock = new Date(now).toLocaleTimeString(language, { hour: "numeric", minute: "2-digit" });
  return (
    <header className={styles.header}>
      <div key={slide?.id} className={styles.titles}>
        <h1 className={styles.title}>{title}</h1>
        {subtitle !== undefined && <p className={styles.subtitle}>{subtitle}</p>}
      </div>
      <div className={styles.aside}>
        <div className={styles.line}>
          <ModeBadge view={view} />
          <time className={styles.clock}>{clock}</time>
          <div className={styles.brand}>
            <Mark className={styles.mark} />
            {name !== undefined && <span className={styles.name}>{name}</span>}
          </div>
        </div>
        <Staleness view={view} />
      </div>
    </header>
  );
}
