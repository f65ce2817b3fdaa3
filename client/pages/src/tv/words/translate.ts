/**
 * The words of this page. The catalogues are i18next's, as those of all pages; but a wall that shows sixty sentences needs no
 * more of i18next than this, and its page is to stay small enough for a television's browser.
 */

import type catalogue from "../../i18n/en/tv.json";

/** A tree of texts. `{{name}}` is filled in; `KEY_one` and `KEY_other` are the forms of a KEY that counts. */
export interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

type Path<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Path<T[K]>}`;
}[keyof T & string];

type Plain<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

/** What there is a text for: `mode.live`. */
export type Key = Plain<Path<typeof catalogue>>;

/** What is filled in. `count` also chooses the form. */
export type Values = Readonly<Record<string, string | number>>;

export type Translate = (key: Key, values?: Values) => string;

/** Says texts of one language. A text that is missing is its key, as with i18next. */
export function translator(texts: Catalogue, language: string): Translate {
  const forms = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const { count } = values;
    const form = typeof count === "number" ? find(texts, `${key}_${forms.select(count)}`) : undefined;
    const text = form ?? find(texts, key) ?? find(texts, `${key}_other`) ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}

function find(texts: Catalogue, key: string): string | undefined {
  let found: string | Catalogue | undefined = texts;
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  return typeof found === "string" ? found : undefined;
}
