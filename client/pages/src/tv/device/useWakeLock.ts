import { useEffect } from "react";

/** Keeps the screen from going dark, where the browser can do that. It lets go of the lock whenever the page is hidden. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const hold = async () => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      // It is refused on low battery, for one, and there is nothing to do about it.
      const given = await navigator.wakeLock.request("screen").catch(() => undefined);
      if (over) await given?.release();
      else lock = given;
    };
    void hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, []);
}
