import { useEffect } from "react";

import { SUBJECTS } from "./rotation";
import type { Controls } from "./useRotation";

export function toggleFullScreen(): void {
  // Refused where a browser does not allow it; then it stays as it is.
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  change.catch(() => undefined);
}

/** F, the arrows, 1 to 4, the space bar and Escape. */
export function useKeys(controls: Controls, skipCelebration: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      // Of a button, these are its own.
      const onButton = event.target instanceof HTMLButtonElement && (event.key === " " || event.key === "Enter");
      if (onButton || !act(event.key, controls, skipCelebration)) return;
      event.preventDefault();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [controls, skipCelebration]);
}

/** Whether the key is one of ours. */
function act(key: string, controls: Controls, skipCelebration: () => void): boolean {
  const subject = /^[1-4]$/.test(key) ? SUBJECTS[Number(key) - 1] : undefined;
  if (subject) controls.jump(subject);
  else if (key === "ArrowRight" || key === "ArrowDown") controls.move(1);
  else if (key === "ArrowLeft" || key === "ArrowUp") controls.move(-1);
  else if (key === " ") controls.toggleHold();
  else if (key === "Escape") skipCelebration();
  else if (key === "f" || key === "F") toggleFullScreen();
  else return false;
  return true;
}
