// Starts the built service for a browser: the one of the end-to-end tests, with the demo's door open.

import { startService as start } from "../../e2e/helpers/service.js";

export { BINARY } from "../../e2e/helpers/service.js";

/** What a browser on plain HTTP needs: a cookie that is no `Secure` one, and somebody to sign in as. */
const DOOR = { IDENTITY__SESSION__SECURE: "false", DEMO__LOGIN: "true" };

/**
 * @param {Record<string, string>} settings environment variables without their prefix; they win over the door's own
 */
export const startService = (settings = {}) => start({ ...DOOR, ...settings });
