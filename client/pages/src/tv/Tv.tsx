import { createRidgecast, type Metric, type Ridgecast } from "@ridgecast/client";
import { RidgecastProvider } from "@ridgecast/react";
import { useEffect, useState } from "react";

import { Notice } from "./frame/Notice";
import { PairingScreen } from "./identity/PairingScreen";
import { useWho, type Who } from "./identity/useWho";
import { Screen } from "./Screen";

/** A screen on a wall: finds out who it is, and then shows the figures. */
export function Tv({ boards }: { boards: readonly Metric[] }) {
  const [who, refused] = useWho();
  const client = useClient(who);
  if (who.kind === "pairing") return <PairingScreen code={who.code} reachable={who.reachable} />;
  if (who.kind === "asking") return <Notice kind={who.reachable ? "arriving" : "unreachable"} />;
  if (!client) return null;
  return (
    <RidgecastProvider client={client}>
      <Screen who={who} boards={boards} onRefused={refused} />
    </RidgecastProvider>
  );
}

/** The one connection of this screen, once it is known who it is. */
function useClient(who: Who): Ridgecast | undefined {
  const [client, setClient] = useState<Ridgecast>();
  const isKnown = who.kind === "kiosk" || who.kind === "user";
  const token = who.kind === "kiosk" ? who.token : undefined;
  useEffect(() => {
    if (!isKnown) return undefined;
    const made = createRidgecast({ url: location.origin, ...(token === undefined ? {} : { token }) });
    setClient(made);
    return () => {
      setClient(undefined);
      made.close();
    };
  }, [isKnown, token]);
  return client;
}
