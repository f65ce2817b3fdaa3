import { defineConfig } from "vitest/config";

/** Where tests are that start the real service. */
const LIVE = "**/test/live/**";
const NOT_OURS = ["**/node_modules/**", "**/dist/**"];

const dom = {
  environment: "happy-dom",
  environmentOptions: { happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } } },
} as const;

/**
 * `.test.ts` runs in Node, `.test.tsx` with a document. Live ones need the service's binary: `RIDGECAST_BIN`, or the
 * debug build of this repository.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "node", include: ["**/*.test.ts"], exclude: [...NOT_OURS, LIVE] } },
      { test: { name: "dom", include: ["**/*.test.tsx"], exclude: [...NOT_OURS, LIVE], ...dom } },
      {
        test: {
          name: "live",
          include: [`${LIVE}/*.test.ts`],
          exclude: NOT_OURS,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "live-dom",
          include: [`${LIVE}/*.test.tsx`],
          exclude: NOT_OURS,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          ...dom,
        },
      },
    ],
  },
});
