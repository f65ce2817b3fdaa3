import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../design/fonts.css";
import "../design/tokens.css";
import "../design/base.css";
import "./tv.css";
import { LANGUAGES, setLanguage, startI18n, type Language } from "../i18n";
import type tv from "../i18n/en/tv.json";
import { Recovering } from "./device/Recovering";
import { startOffline } from "./offline/start";
import { settingsOf } from "./settings";
import { Tv } from "./Tv";

declare module "../i18n/resources" {
  interface Resources {
    tv: typeof tv;
  }
}

// Not by `mountPage`, which asks the service for this and that first: a screen starts though the service is away.
const settings = settingsOf(location.search);
document.documentElement.dataset.theme = settings.theme;
await startI18n("tv");
if (settings.language !== undefined && settings.language in LANGUAGES) await setLanguage(settings.language as Language);
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Recovering>
      <Tv boards={settings.boards} />
    </Recovering>
  </StrictMode>,
);
startOffline();
