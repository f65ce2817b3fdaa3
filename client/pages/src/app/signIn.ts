const SIGN_IN = `${import.meta.env.BASE_URL}sign-in`;

/** Somebody who signs out hears of it by his stream as well, and is not to be led back to here. */
let isLeaving = false;

/** Goes to the sign-in page, which comes back to here. */
export function goToSignIn(): void {
  const here = `${location.pathname}${location.search}`;
  if (!isLeaving) location.replace(`${SIGN_IN}?next=${encodeURIComponent(here)}`);
}

/** Ends the login, with all its connections, and goes to where one signs in. */
export async function signOut(): Promise<void> {
  isLeaving = true;
  try {
    await fetch("/session", { method: "DELETE" });
    location.assign(SIGN_IN);
  } catch (error) {
    isLeaving = false;
    throw error;
  }
}
