import { describe, expect, test } from "vitest";

import de from "../../i18n/de/tv.json";
import en from "../../i18n/en/tv.json";
import { translator, type Catalogue } from "./translate";

/** The keys of a catalogue, in their order. */
function keysOf(catalogue: Catalogue, prefix = ""): string[] {
  return Object.entries(catalogue).flatMap(([key, text]) =>
    typeof text === "string" ? [prefix + key] : keysOf(text, `${prefix}${key}.`),
  );
}

describe("the words of the page", () => {
  const english = translator(en, "en");
  const german = translator(de, "de");

  test("are those of the language", () => {
    expect(english("mode.stale")).toBe("Stale");
    expect(german("mode.stale")).toBe("Veraltet");
  });

  test("take in what they are given, and name it as it is", () => {
    expect(english("asOf", { at: "14:03" })).toBe("As of 14:03");
    expect(english("pairing.open", { address: "$&.example" })).toBe("On another device, open $&.example");
  });

  test("count", () => {
    expect(english("ranking.up", { count: 1 })).toBe("up 1 place");
    expect(english("ranking.up", { count: 3 })).toBe("up 3 places");
    expect(german("ranking.down", { count: 1 })).toBe("1 Platz nach unten");
  });

  test("are the same in both languages", () => {
    expect(keysOf(de)).toEqual(keysOf(en));
  });

  test("that are missing are their key", () => {
    expect(translator({}, "en")("mode.live")).toBe("mode.live");
  });
});
