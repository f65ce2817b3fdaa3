import { useState } from "react";
import type { Draft } from "./draft";

/**
 * The text of an input whose value is something else: as it was typed for as long as it means the value (`1.50` stays so), and
 * written anew when the value comes from elsewhere.
 */
export function useText(value: Draft, read: (text: string) => Draft, write: (value: Draft) => string, onChange: (value: Draft) => void) {
  const [typed, setTyped] = useState<{ text: string; value: Draft }>();
  const type = (text: string) => {
    const next = read(text);
    setTyped({ text, value: next });
    onChange(next);
  };
  return { text: typed && Object.is(typed.value, value) ? typed.text : write(value), type };
}
