import { defineConfig } from "vitest/config";

/** Where tests are that start the real service. */
const LIVE = "**/test/live/**";
const NOT_OURS = ["**/node_modules/**", "**/dist/**"];
/** In ms: a debug build on a busy machine takes its time to start. */
const PATIENT = { testTimeout: 30_000, hookTimeout: 30_000 };

/**
 * `.test.ts` runs in Node, `.test.tsx` with a document. Live ones need the service's binary: `RIDGECAST_BIN`, or the
 * debug build of this repository.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "node", include: ["**/*.test.ts"], exclude: [...NOT_OURS, LIVE] } },
      {
        test: { name: "dom", include: ["**/*.test.tsx"], exclude: [...NOT_OURS, LIVE], environment: "happy-dom" },
      },
      { test: { name: "live", include: [`${LIVE}/*.test.ts`], exclude: NOT_OURS, ...PATIENT } },
      {
        test: {
          name: "live-dom",
          include: [`${LIVE}/*.test.tsx`],
          exclude: NOT_OURS,
          environment: "./test/page.ts",
          ...PATIENT,
        },
      },
    ],
  },
});
