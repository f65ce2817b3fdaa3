/** The languages there is a catalogue for; the first is what is shown to who speaks none of them. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;

export type Language = keyof typeof LANGUAGES;

const KEPT = "ridgecast.language";

/** The one chosen before, or the first that the browser asks for and we speak. */
export function chosenLanguage(): Language {
  const wishes = [recall(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wishes.find(isLanguage) ?? "en";
}

export function isLanguage(tag: string | null | undefined): tag is Language {
  return typeof tag === "string" && Object.hasOwn(LANGUAGES, tag);
}

// Storage may be forbidden; then the choice lasts as long as the page.
function recall(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** Keeps the choice for the other pages and the next time. */
export function remember(language: Language): void {
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    return;
  }
}
