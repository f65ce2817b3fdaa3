import type { Ridgecast } from "@ridgecast/client";
import { createContext, type ReactNode, useContext } from "react";

const Context = createContext<Ridgecast | null>(null);

export interface RidgecastProviderProps {
  /** Made by `createRidgecast`, outside of any component. Whoever made it closes it. */
  client: Ridgecast;
  children?: ReactNode;
}

/** Gives the components below it one client, and with it one connection and one set of stores. */
export function RidgecastProvider({ client, children }: RidgecastProviderProps): ReactNode {
  return <Context.Provider value={client}>{children}</Context.Provider>;
}

/** The client of the provider above; throws if there is none. */
export function useRidgecast(): Ridgecast {
  const client = useContext(Context);
  if (!client) throw new Error("useRidgecast: expected a <RidgecastProvider client={…}> above");
  return client;
}
