/** What the browser says about itself. Where there is none (Node, a test), all is well and nothing changes. */
export interface Surroundings {
  hasNetwork(): boolean;
  isVisible(): boolean;
  /** Calls `listener` when either changes. The returned function ends that. */
  watch(listener: () => void): () => void;
}

export function browserSurroundings(): Surroundings {
  const { window, document, navigator } = globalThis;
  return {
    hasNetwork: () => navigator?.onLine !== false,
    isVisible: () => document?.visibilityState !== "hidden",
    watch(listener) {
      window?.addEventListener?.("online", listener);
      window?.addEventListener?.("offline", listener);
      document?.addEventListener?.("visibilitychange", listener);
      return () => {
        window?.removeEventListener?.("online", listener);
        window?.removeEventListener?.("offline", listener);
        document?.removeEventListener?.("visibilitychange", listener);
      };
    },
  };
}
