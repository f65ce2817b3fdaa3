import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { chosenLanguage, LANGUAGES, remember, type Language } from "./language";
import type { Resources } from "./resources";

export { chosenLanguage, LANGUAGES, type Language } from "./language";

/** A page's namespace: the name of its catalogues. */
export type Namespace = keyof Resources & string;

// Each catalogue is a file of its own that is loaded when a page asks for it.
const catalogues = import.meta.glob<Record<string, unknown>>("./*/*.json", { import: "default" });

/** Starts i18next with what all pages share and the page's own catalogue, in the language of this browser. */
export async function startI18n(page: Namespace): Promise<i18n> {
  const language = chosenLanguage();
  const namespaces = ["common", page];
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    supportedLngs: Object.keys(LANGUAGES),
    ns: namespaces,
    defaultNS: page,
    resources: { [language]: await load(language, namespaces) },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  tell(language);
  return i18next;
}

/** Changes the language of the page, and of those that are opened from now on. */
export async function setLanguage(language: Language): Promise<void> {
  const namespaces = i18next.options.ns as string[];
  const loaded = await load(language, namespaces);
  for (const [namespace, catalogue] of Object.entries(loaded)) i18next.addResourceBundle(language, namespace, catalogue);
  await i18next.changeLanguage(language);
  remember(language);
  tell(language);
}

async function load(language: Language, namespaces: readonly string[]): Promise<Record<string, Record<string, unknown>>> {
  const loaded = await Promise.all(
    namespaces.map(async (namespace) => {
      const catalogue = catalogues[`./${language}/${namespace}.json`];
      if (!catalogue) throw new Error(`there is no catalogue src/i18n/${language}/${namespace}.json`);
      return [namespace, await catalogue()] as const;
    }),
  );
  return Object.fromEntries(loaded);
}

function tell(language: Language): void {
  document.documentElement.lang = language;
}
