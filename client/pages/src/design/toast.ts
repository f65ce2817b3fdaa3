import type { ReactNode } from "react";

export interface ToastInput {
  title: string;
  description?: string | undefined;
  icon?: ReactNode;
  tone?: "neutral" | "accent" | "danger";
  /** The same id again replaces the toast in place of adding one. */
  id?: string;
  action?: { label: string; onClick: () => void };
}

type Shower = (toast: ToastInput) => void;

const waiting: ToastInput[] = [];
const wakers = new Set<() => void>();
let shower: Shower | undefined;

/** Shows a short message in the corner. `<Toaster>` has to be on the page; its code is loaded for the first toast, or soon. */
export function toast(input: ToastInput): void {
  if (shower) {
    shower(input);
    return;
  }
  waiting.push(input);
  for (const wake of wakers) wake();
}

/** For the Toaster: is told when the first toast waits. */
export function onFirstToast(wake: () => void): () => void {
  wakers.add(wake);
  if (waiting.length > 0) wake();
  return () => wakers.delete(wake);
}

/** For the Toaster: from now on toasts go to `show`, those that waited first. */
export function showToastsBy(show: Shower): () => void {
  shower = show;
  for (const input of waiting.splice(0)) show(input);
  return () => {
    shower = undefined;
  };
}
