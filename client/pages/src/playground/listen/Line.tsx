import { ChevronRight } from "lucide-react";
import { memo, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../copy/CopyButton";
import { RoomTag } from "../RoomTag";
import styles from "./EventLog.module.css";
import type { Entry } from "./frames";

export interface LineProps {
  entry: Entry;
  /** Its data is shown in full. */
  isOpen: boolean;
  onToggle: (serial: number) => void;
}

/** An event, or what became of the connection. Nothing in it changes while others come. */
export const Line = memo(function Line({ entry, isOpen, onToggle }: LineProps) {
  const { t, i18n } = useTranslation("playground");
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (isOpen && !wasOpen.current) whole.current?.scrollIntoView({ block: "nearest" });
    wasOpen.current = isOpen;
  }, [isOpen]);
  const time = clock(i18n.language).format(entry.at);
  if (entry.kind === "note") {
    return (
      <p className={styles.note} data-note={entry.note}>
        <time className={styles.time}>{time}</time>
        <span>{t(`log.notes.${entry.note}`, { about: entry.about ?? "" })}</span>
      </p>
    );
  }
  const { serial, event, room, offset, text, data } = entry;
  return (
    <>
      <button type="button" className={styles.event} aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => onToggle(serial)}>
        <ChevronRight className={styles.arrow} aria-hidden="true" />
        <time className={styles.time}>{time}</time>
        <span className={styles.offset}>{offset === undefined ? t("log.fleeting") : `#${offset}`}</span>
        <strong className={styles.name}>{event}</strong>
        <span className={styles.to}>
          <RoomTag room={room} />
        </span>
        <code className={styles.data}>{text.slice(0, SHOWN)}</code>
      </button>
      {isOpen && (
        <div id={id} ref={whole} className={styles.whole}>
          <pre tabIndex={0} aria-label={t("log.data", { event })}>
            {JSON.stringify(data, null, 2)}
          </pre>
          <CopyButton text={() => JSON.stringify(data, null, 2)}>{t("copy.json")}</CopyButton>
        </div>
      )}
    </>
  );
});

/** Of the data, before it is opened: no screen is wider. */
const SHOWN = 400;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(language: string): Intl.DateTimeFormat {
  let format = clocks.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3, hour12: false });
    clocks.set(language, format);
  }
  return format;
}
