import { useRidgecast } from "@ridgecast/react";
import { useEffect } from "react";
import { toast } from "../design/toast";

/**
 * What is told to who looks at the page is shown as a toast: so a test event is seen to arrive, and the badge in the bar has a
 * connection to speak of.
 */
export function useOwnNotifications(): void {
  const ridgecast = useRidgecast();
  useEffect(
    () => ridgecast.on("/", "notification", ({ title, message }) => toast({ title, description: message, tone: "accent" })),
    [ridgecast],
  );
}
