// What the application knows. A real one has a database here.

/** @typedef {{ id: number, name: string, teamId: number, revenue: number, xp: number }} Person */

const XP_FOR_A_PASS = 50;
const PASS_MARK = 70;

export class Company {
  /** @type {Map<number, Person>} */
  #people = new Map();

  constructor() {
    for (const [id, name, teamId] of [[7, "Ada", 3], [8, "Grace", 3], [9, "Edsger", 4]]) {
      this.#people.set(id, { id, name, teamId, revenue: 0, xp: 0 });
    }
  }

  /** @returns {Person | undefined} */
  person(id) {
    return this.#people.get(id);
  }

  /** Whoever says his own name is believed: this is a demonstration. */
  byName(name) {
    return [...this.#people.values()].find((person) => person.name === name);
  }

  /** Best first; equal revenue in the order of ids, for the sake of a short example. */
  rankings() {
    const sorted = [...this.#people.values()].sort((a, b) => b.revenue - a.revenue || a.id - b.id);
    return sorted.map(({ id, name, revenue }, index) => ({ rank: index + 1, userId: id, userName: name, value: revenue }));
  }

  /**
   * Adds a sale; says whose rank it has changed, and the seller's new place.
   *
   * @param {Person} seller
   * @param {number} revenue
   */
  sell(seller, revenue) {
    const before = new Map(this.rankings().map(({ userId, rank }) => [userId, rank]));
    seller.revenue += revenue;
    const timestamp = new Date().toISOString();
    const updates = this.rankings().map(({ rank, ...row }) => {
      return { ...row, previousRank: before.get(row.userId), newRank: rank, metric: "monthlyRevenue", timestamp };
    });
    return {
      seller: updates.find(({ userId }) => userId === seller.id),
      moved: updates.filter(({ previousRank, newRank }) => previousRank !== newRank),
    };
  }

  /**
   * Marks a quiz; a pass brings XP.
   *
   * @param {Person} person
   * @param {string} quizId
   * @param {number} score 0 to 100
   */
  finishQuiz(person, quizId, score) {
    const passed = score >= PASS_MARK;
    const xpEarned = passed ? XP_FOR_A_PASS : 0;
    person.xp += xpEarned;
    return { userId: person.id, quizId, score, passed, xpEarned };
  }
}
