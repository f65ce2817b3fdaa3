import { useSyncExternalStore } from "react";

/** What a length in rem comes to in whole pixels, on this screen. */
export function usePixels(length: `${number}rem`): number {
  const rem = useSyncExternalStore(subscribe, rootSize);
  return Math.round(Number.parseFloat(length) * rem);
}

function rootSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}
