import { createContext, useContext } from "react";

import { chosenLanguage, isLanguage, type Language } from "../../i18n/language";
import { translator, type Catalogue, type Translate } from "./translate";

/** The language of the page, and what it says in it. */
export interface Words {
  readonly language: Language;
  readonly t: Translate;
}

const catalogues = import.meta.glob<Catalogue>("../../i18n/*/tv.json", { import: "default" });

/** Loads the words: in the language that is wished for, or that of this browser. */
export async function loadWords(wished?: string): Promise<Words> {
  const language = isLanguage(wished) ? wished : chosenLanguage();
  const catalogue = await catalogues[`../../i18n/${language}/tv.json`]?.();
  document.documentElement.lang = language;
  return { language, t: translator(catalogue ?? {}, language) };
}

export const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("useWords: expected a <WordsContext> above");
  return words;
}
