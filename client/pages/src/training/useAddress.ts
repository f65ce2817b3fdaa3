import { useCallback, useSyncExternalStore } from "react";
import { type Address, readAddress, writeAddress } from "./address";

/** Which conversation is open is in the address, so a page that is loaded anew, and "back", know it. */
export function useAddress(): [Address, (address: Address) => void] {
  const search = useSyncExternalStore(subscribe, () => location.search);
  const go = useCallback((address: Address) => {
    history.pushState(null, "", `${location.pathname}${writeAddress(address)}`);
    dispatchEvent(new PopStateEvent("popstate"));
  }, []);
  return [readAddress(search), go];
}

function subscribe(listener: () => void): () => void {
  addEventListener("popstate", listener);
  return () => removeEventListener("popstate", listener);
}
