import type { Context } from "../context.js";
import { mayPass } from "../http.js";
import type { Answer, InboxUnread, KeptNotification, Namespace } from "../payloads.js";
import type { Inbox, InboxItem, InboxState } from "../states.js";
import { NotNow } from "../send-queue.js";
import { Resource, type Store } from "../store.js";
import { Synced, type Told } from "../synced.js";

const PAGE = 50;
/** What is read is worth telling for a long time: it does not matter when. */
const MARK_EXPIRY = 3_600_000;
/** The most ids in one request. */
const MOST_IDS = 1_000;
/** How long a page that is told of reading elsewhere waits, since more may be read in a row. */
const ELSEWHERE = 1_000;

/** What is kept for a user, unless `inbox.events` of the service says otherwise. */
const KINDS: Readonly<Partial<Record<Namespace, readonly string[]>>> = {
  "/": ["notification"],
  "/leaderboard": ["achievement:earned", "rank:changed"],
  "/training": ["achievement:unlocked", "level:up"],
};

type InboxAnswer = Answer & { notifications: readonly KeptNotification[]; unread: number; next?: number };

interface Held {
  readonly items: readonly InboxItem[];
  readonly unread: number;
  /** Where the next older page begins. */
  readonly next?: number;
}

/** What has been read here, and not been answered yet: single ones, or everything up to one. */
interface Mark {
  readonly ids?: ReadonlySet<number>;
  readonly upTo?: number;
  readonly readAt: string;
}

/** Items with their marks. Those that are marked anew count down what is unread. */
export function marked(held: Held, marks: readonly Mark[]): Held {
  let { unread } = held;
  let changed = false;
  const items = held.items.map((item) => {
    if (item.readAt !== undefined) return item;
    const mark = marks.find(({ ids, upTo }) => ids?.has(item.id) || (upTo !== undefined && item.id <= upTo));
    if (!mark) return item;
    changed = true;
    unread -= 1;
    return { ...item, readAt: mark.readAt };
  });
  return changed ? { ...held, items, unread: Math.max(0, unread) } : held;
}

/** The latest first, each once: a device that comes back may be told again of what it has. */
export function withItems(held: Held, more: readonly InboxItem[]): Held {
  const known = new Set(held.items.map(({ id }) => id));
  const news = more.filter(({ id }) => !known.has(id));
  if (news.length === 0) return held;
  return { ...held, items: [...held.items, ...news].sort((a, b) => b.id - a.id) };
}

function itemOf({ namespace, event, data, position }: Told, now: number): InboxItem | undefined {
  if (!position) return undefined;
  return { id: position.offset, namespace, event, data, createdAt: new Date(now).toISOString() };
}

/** What was addressed to one user. */
export function inbox(context: Context, userId: number): Inbox {
  return context.shared(`inbox ${userId}`, () => {
    const initial: InboxState = { status: "loading", userId, items: [], unread: 0, hasMore: false };
    let current: Follower | undefined;
    const start = (store: Store<InboxState>) => {
      const follower = (current = new Follower(context, store, userId));
      return () => {
        follower.close();
        current = undefined;
      };
    };
    const resource = new Resource(context.clock, initial, start, context.options.linger);
    const marking = new Marking(context, userId, () => current);
    const store: Inbox = {
      get: resource.get,
      subscribe: resource.subscribe,
      markRead: (ids) => marking.ids(ids),
      markAllRead: () => marking.all(resource.get().items[0]?.id),
      loadMore: () => current?.loadMore() ?? Promise.resolve(),
    };
    return { resource, store };
  });
}

/** Tells the service what has been read, and shows it at once. */
class Marking {
  constructor(
    private readonly context: Context,
    private readonly userId: number,
    private readonly follower: () => Follower | undefined,
  ) {}

  async ids(ids: readonly number[]): Promise<void> {
    const parts = [];
    for (let from = 0; from < ids.length; from += MOST_IDS) {
      const part = ids.slice(from, from + MOST_IDS);
      parts.push(this.#mark({ ids: part }, { ids: new Set(part) }));
    }
    await Promise.all(parts);
  }

  /** What comes while this is on its way has not been seen. */
  async all(latest: number | undefined): Promise<void> {
    if (latest !== undefined) await this.#mark({ upTo: latest }, { upTo: latest });
  }

  async #mark(body: object, what: Omit<Mark, "readAt">): Promise<void> {
    const { marking, http, serverTime } = this.context;
    const mark: Mark = { ...what, readAt: new Date(serverTime.now()).toISOString() };
    const done = this.follower()?.mark(mark);
    const request = { method: "POST", body: JSON.stringify(body) };
    const tell = async () => {
      try {
        await http.fetch(`/api/v1/users/${this.userId}/notifications/read`, request);
      } catch (error) {
        throw mayPass(error) ? new NotNow() : error;
      }
    };
    try {
      await marking.add(tell, MARK_EXPIRY);
      done?.(true);
    } catch (error) {
      done?.(false);
      throw error;
    }
  }
}

/** Keeps an inbox right while somebody looks. */
class Follower {
  readonly #synced: Synced<Held>;
  readonly #marks = new Set<Mark>();

  constructor(
    private readonly context: Context,
    store: Store<InboxState>,
    private readonly userId: number,
  ) {
    this.#synced = new Synced<Held>(context, {
      places: [
        { namespace: "/" },
        { namespace: "/leaderboard", room: `user:${userId}` },
        { namespace: "/training", room: `user:${userId}` },
      ],
      // How much is unread is told at the moment, and to nobody who comes back.
      isFleeting: true,
      events: { ...KINDS, "/": ["notification", "inbox:unread"] },
      fetch: async () => {
        const { notifications: items, unread, next, position } = await this.#page("");
        const held = marked({ items, unread, ...(next !== undefined && { next }) }, [...this.#marks]);
        return { state: held, position };
      },
      apply: (held, events) => this.#apply(held, events),
      show: ({ items, unread, next }, position) => {
        store.set({ status: "ready", userId, items, unread, hasMore: next !== undefined, position });
      },
      fail: (error) => store.patch({ status: "error", error }),
    });
  }

  /** Shows a mark until the returned function says that the service has it, or will not have it. */
  mark(mark: Mark): (isKept: boolean) => void {
    this.#marks.add(mark);
    this.#synced.change((held) => marked(held, [mark]));
    return (isKept) => {
      this.#marks.delete(mark);
      if (!isKept) this.#synced.refetch(ELSEWHERE);
    };
  }

  async loadMore(): Promise<void> {
    let before: number | undefined;
    this.#synced.change((held) => {
      before = held.next;
      return held;
    });
    if (before === undefined) return;
    const { notifications, next } = await this.#page(`&before=${before}`);
    this.#synced.change((held) => {
      // Fetched anew meanwhile, there may be another page to come first.
      if (held.next !== before) return held;
      const { next: _, ...rest } = withItems(held, notifications);
      return marked({ ...rest, ...(next !== undefined && { next }) }, [...this.#marks]);
    });
  }

  close(): void {
    this.#synced.close();
  }

  #page(query: string): Promise<InboxAnswer> {
    return this.context.http.fetch(`/api/v1/users/${this.userId}/notifications?limit=${PAGE}${query}`);
  }

  #apply(held: Held, events: readonly Told[]): Held {
    for (const told of events) {
      if (told.event !== "inbox:unread") {
        // Another user's words come here too when an administrator looks into his inbox.
        if ((told.data as { userId?: number } | null)?.userId !== this.userId) continue;
        const item = itemOf(told, this.context.serverTime.now());
        if (item) held = withItems(held, [item]);
        continue;
      }
      const { userId, unread } = told.data as InboxUnread;
      if (userId !== this.userId || unread === held.unread) continue;
      // What was read elsewhere has to be asked for, unless it is everything.
      if (unread === 0) {
        const readAt = new Date(this.context.serverTime.now()).toISOString();
        held = marked(held, [{ upTo: Number.POSITIVE_INFINITY, readAt }]);
      } else if (unread < held.unread) {
        this.#synced.refetch(ELSEWHERE);
      }
      held = { ...held, unread };
    }
    return held;
  }
}
