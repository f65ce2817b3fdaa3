import { builtinEnvironments, type Environment } from "vitest/runtime";

/** What of the network a document brings along, in place of Node's. */
const NETWORK = ["fetch", "Request", "Response", "Headers", "AbortController", "AbortSignal", "URL", "URLSearchParams", "FormData"];

/**
 * A document, but Node's own network: tests that speak to the real service are no page of another origin, and see the
 * cookies they are given.
 */
export default {
  name: "page",
  viteEnvironment: "client",
  async setup(global: Record<string, unknown>, options) {
    const own = NETWORK.map((name) => [name, global[name]] as const);
    const document = await builtinEnvironments["happy-dom"].setup(global, options);
    for (const [name, value] of own) global[name] = value;
    return document;
  },
} satisfies Environment;
