import { Ear, Send } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppShell } from "../app/AppShell";
import { QueryProvider } from "../app/query";
import { useOwnNotifications } from "../app/useOwnNotifications";
import { useMedia } from "../design/useMedia";
import { Listen } from "./listen/Listen";
import { hashOf, placeOf, type Place } from "./place";
import styles from "./Playground.module.css";
import { Post } from "./post/Post";

/** Where there is room for one of both at a time; the shell's bar at the foot leads to the other. */
const NARROW = "(max-width: 760px)";

type Part = "listen" | "post";

/** Hears what the service tells, and tells it something. */
export function Playground() {
  const { t } = useTranslation("playground");
  const [part, setPart] = useState<Part>("listen");
  const [place, setPlace] = useState<Place>(() => placeOf(location.hash));
  const isNarrow = useMedia(NARROW);
  useOwnNotifications();
  const go = (next: Place) => {
    setPlace(next);
    history.replaceState(null, "", hashOf(next));
  };
  const sections = [
    { id: "listen", label: t("listen.title"), icon: <Ear aria-hidden="true" /> },
    { id: "post", label: t("post.title"), icon: <Send aria-hidden="true" /> },
  ] as const;
  return (
    <AppShell page="playground" {...(isNarrow && { sections, section: part, onSection: setPart })}>
      <div className={styles.page} data-part={part}>
        <header className={styles.head}>
          <h1>{t("title")}</h1>
          <p>{t("text")}</p>
        </header>
        {/* Both stay, so that what is heard meanwhile is there. */}
        <div className={styles.listen}>
          <Listen place={place} onPlace={go} />
        </div>
        <div className={styles.post}>
          <QueryProvider>
            <Post />
          </QueryProvider>
        </div>
      </div>
    </AppShell>
  );
}
