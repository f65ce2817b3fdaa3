/** The browser's storage; nothing, where it is forbidden. */
export const storage: Storage | undefined = (() => {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
})();
