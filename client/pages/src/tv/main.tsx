import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../design/fonts.css";
import "../design/tokens.css";
import "../design/base.css";
import "./tv.css";
import { Recovering } from "./device/Recovering";
import { startOffline } from "./offline/start";
import { settingsOf } from "./settings";
import { Tv } from "./Tv";
import { loadWords, WordsContext } from "./words/words";

// Not by `mountPage`, which asks the service for this and that first: a screen starts though the service is away.
const settings = settingsOf(location.search);
document.documentElement.dataset.theme = settings.theme;
const words = await loadWords(settings.language);
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <WordsContext value={words}>
      <Recovering>
        <Tv boards={settings.boards} />
      </Recovering>
    </WordsContext>
  </StrictMode>,
);
startOffline();
