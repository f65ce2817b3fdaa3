import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../design/classes";
import { SegmentedControl } from "../design/SegmentedControl";
import { LANGUAGES, setLanguage, type Language } from "../i18n";
import styles from "./ThemeAndLanguage.module.css";
import { THEMES, currentTheme, setTheme, type Theme } from "./theme";

const ICONS = { system: <Monitor aria-hidden="true" />, light: <Sun aria-hidden="true" />, dark: <Moon aria-hidden="true" /> };

/** The two switches that every page has, side by side or, with `labelled`, one in a row. */
export function ThemeAndLanguage({ labelled = false, className }: { labelled?: boolean; className?: string | undefined }) {
  const { t, i18n } = useTranslation("common");
  const [theme, choose] = useState<Theme>(currentTheme);
  return (
    <div className={classes(labelled ? styles.rows : styles.line, className)}>
      <div className={styles.row}>
        {labelled && <span aria-hidden="true">{t("account.theme")}</span>}
        <SegmentedControl
          size="small"
          label={t("account.theme")}
          value={theme}
          segments={THEMES.map((value) => ({ value, label: t(`account.themes.${value}`), icon: ICONS[value] }))}
          onChange={(next) => {
            setTheme(next);
            choose(next);
          }}
        />
      </div>
      <div className={styles.row}>
        {labelled && <span aria-hidden="true">{t("account.language")}</span>}
        <SegmentedControl
          size="small"
          label={t("account.language")}
          value={i18n.language as Language}
          segments={(Object.keys(LANGUAGES) as Language[]).map((value) => ({ value, label: LANGUAGES[value] }))}
          onChange={(next) => void setLanguage(next)}
        />
      </div>
    </div>
  );
}
