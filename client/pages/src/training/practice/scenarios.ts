/** The demo's conversations, and how hard they are, 1 to 5. What they are called is in the catalogue. */
export const SCENARIOS = [
  { id: "cold-open", difficulty: 1 },
  { id: "price-objection", difficulty: 2 },
  { id: "renewal", difficulty: 3 },
  { id: "angry-customer", difficulty: 4 },
  { id: "closing", difficulty: 5 },
] as const;

export type ScenarioId = (typeof SCENARIOS)[number]["id"];

export function isScenario(id: unknown): id is ScenarioId {
  return SCENARIOS.some((scenario) => scenario.id === id);
}
