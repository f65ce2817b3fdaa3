import { useRidgecast } from "@ridgecast/react";
import { useEffect, useState } from "react";

/** The service's clock, in milliseconds; changes on its full seconds. */
export function useNow(): number {
  const client = useRidgecast();
  const [now, setNow] = useState(() => client.serverNow());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      setNow(client.serverNow());
      timer = setTimeout(tick, 1_000 - (client.serverNow() % 1_000));
    };
    tick();
    return () => clearTimeout(timer);
  }, [client]);
  return now;
}
