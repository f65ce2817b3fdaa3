/** A code as the service knows it: people type it in lower case, with spaces and dashes. */
export function tidyCode(typed: string): string {
  return typed.replace(/[^0-9a-z]/giu, "").toUpperCase();
}
