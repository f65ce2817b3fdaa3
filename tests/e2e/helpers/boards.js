// What a page knows that fetched the boards once and has followed the stream since.

/** The board of one metric, from a snapshot on. */
export class Board {
  constructor(page) {
    this.metric = page.metric;
    this.show(page);
    this.offset = page.position.offset;
  }

  /** Applies what a client heard, up to an offset. */
  follow(heard, to) {
    for (const { offset, event, data } of heard) {
      if (offset <= this.offset || offset > to) continue;
      if (event === "rankings:update" && data.metric === this.metric) {
        const { userId, userName, value, timestamp } = data;
        this.rows.set(userId, { userId, userName, value, reachedAt: timestamp });
      }
      const shown = event === "leaderboard:refresh" && data.boards.find(({ metric }) => metric === this.metric);
      if (shown) this.show(shown);
    }
    this.offset = to;
  }

  /** Replaces everything by a whole board; the company is small enough for that. */
  show({ entries, total }) {
    if (entries.length !== total) throw new Error(`${this.metric}: ${entries.length} entries of ${total}`);
    this.rows = new Map(entries.map((row) => [row.userId, known(row)]));
  }

  /** As the API would answer it, as far as the stream says it. */
  page() {
    const entries = ranked([...this.rows.values()], ({ userId }) => userId);
    // Whole hundredths, so that the sum is exact.
    const sum = entries.reduce((sum, { value }) => sum + Math.round(value * 100), 0) / 100;
    return { entries, total: entries.length, sum };
  }
}

/** What the stream says of an answer of the API. */
export function told({ entries, total, sum }) {
  return { entries: entries.map((row) => ({ rank: row.rank, ...known(row) })), total, sum };
}

function known({ userId, userName, value, reachedAt }) {
  return { userId, userName, value, reachedAt };
}

/** The board of a contest that has just been announced. */
export class ContestBoard {
  scores = new Map();
  settled;
  offset = 0;
  /** Only the first places were shown: a page that wants the others fetches them. */
  isPartial = false;

  constructor(contestId) {
    this.contestId = contestId;
  }

  /** What was fetched. */
  fetched(contest) {
    this.show(contest);
    this.offset = contest.position.offset;
  }

  follow(heard, to) {
    for (const { offset, event, data } of heard) {
      if (offset <= this.offset || offset > to) continue;
      if (event === "contest:entry-update" && data.contestId === this.contestId) this.score(data);
      if (event === "contest:settled" && data.contestId === this.contestId) this.settle(data);
      const shown = event === "leaderboard:refresh" && data.contests.find(({ contestId }) => contestId === this.contestId);
      if (shown) this.show(shown);
    }
    this.offset = to;
  }

  score({ teamId, userId, value, timestamp }) {
    this.scores.set(teamId ?? userId, { id: teamId ?? userId, value, reachedAt: timestamp });
  }

  settle({ places }) {
    this.isPartial = false;
    if (this.settled) throw new Error(`contest ${this.contestId} was settled twice`);
    this.settled = places.map(({ place, value, ...who }) => ({ rank: place, id: who.teamId ?? who.userId, value }));
  }

  show({ board, total }) {
    this.isPartial = board.length < total;
    this.scores = new Map(board.map(({ value, reachedAt, ...who }) => {
      const id = who.teamId ?? who.userId;
      return [id, { id, value, reachedAt }];
    }));
  }

  /** Who stands where; those who have not scored do not. */
  board() {
    if (this.settled) return this.settled;
    const scored = [...this.scores.values()].filter(({ value }) => value > 0);
    return ranked(scored, ({ id }) => id).map(({ rank, id, value }) => ({ rank, id, value }));
  }
}

/** A contest's board as the API answers it, in the form of `ContestBoard`. */
export function standings({ board }) {
  return board.map(({ rank, value, ...who }) => ({ rank, id: who.teamId ?? who.userId, value }));
}

/** In the order of the boards, with ranks 1-2-2-4. */
function ranked(rows, id) {
  const order = (a, b) => b.value - a.value || Date.parse(a.reachedAt) - Date.parse(b.reachedAt) || id(a) - id(b);
  const sorted = rows.sort(order);
  return sorted.map((row) => ({ rank: sorted.findIndex(({ value }) => value === row.value) + 1, ...row }));
}
