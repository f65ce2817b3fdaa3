import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Resources } from "./resources";

/** The languages there is a catalogue for; the first is what is shown to who speaks none of them. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;

export type Language = keyof typeof LANGUAGES;

/** A page's namespace: the name of its catalogues. */
export type Namespace = keyof Resources & string;

const KEPT = "ridgecast.language";

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

/** The one chosen before, or the first that the browser asks for and we speak. */
export function chosenLanguage(): Language {
  const wishes = [recall(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wishes.find(isLanguage) ?? "en";
}

function isLanguage(tag: string | null): tag is Language {
  return tag !== null && Object.hasOwn(LANGUAGES, tag);
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

// Storage may be forbidden; then the choice lasts as long as the page.
function recall(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    return;
  }
}
