import { say } from "../channel.js";
import { paced, Timer } from "../clock.js";
import type { Context } from "../context.js";
import { awaits, type Dialogue, heardAnswer, heardPiece, interrupted, mayAnswer, said, SILENCE } from "../dialogue.js";
import type { RoleplayChunk, RoleplayProgress, RoleplayResponse, RoleplayTyping } from "../payloads.js";
import type { Roleplay, RoleplayState } from "../states.js";
import { Resource, type Store } from "../store.js";

/** How long somebody counts as typing without a word of it. */
const TYPING = 8_000;
/** How long an answer is waited for. */
const AWAITING = 60_000;

/** The sessions that are listened to, by client: an answer does not name its session. */
const heard = new WeakMap<Context, Set<Follower>>();

/** One roleplay, for the trainee and for who watches. */
export function roleplay(context: Context, sessionId: string): Roleplay {
  return context.shared(`roleplay ${sessionId}`, () => {
    const initial: RoleplayState = { status: "loading", sessionId, turns: [], awaiting: false, typing: [] };
    let current: Follower | undefined;
    const start = (store: Store<RoleplayState>) => {
      const follower = (current = new Follower(context, store, sessionId));
      return () => {
        follower.close();
        current = undefined;
      };
    };
    const resource = new Resource(context.clock, initial, start, context.options.linger);
    const { connection, sending, options } = context;
    const tell = (event: string, data: object) => say(connection.channel("/training"), event, data);
    const store: Roleplay = {
      get: resource.get,
      subscribe: resource.subscribe,
      say(message) {
        current?.say(message);
        return sending.add(() => tell("roleplay:message", { sessionId, message }), options.queueExpiry);
      },
      stopTyping() {
        tell("roleplay:stop-typing", { sessionId }).catch(() => undefined);
      },
    };
    return { resource, store };
  });
}

class Follower {
  #dialogue: Dialogue = SILENCE;
  /** Who is typing, and until when it is believed. */
  readonly #typing = new Map<number, Timer>();
  #status: Pick<RoleplayState, "status" | "error"> = { status: "loading" };
  readonly #patience: Timer;
  readonly #show;
  readonly #leave: (() => void)[];
  readonly #others: Set<Follower>;

  constructor(
    private readonly context: Context,
    store: Store<RoleplayState>,
    private readonly sessionId: string,
  ) {
    const { clock, connection } = context;
    this.#patience = new Timer(clock, () => this.#change(awaits(this.#dialogue, false)));
    this.#show = paced(clock, () => {
      const { turns, awaiting, progress } = this.#dialogue;
      const typing = [...this.#typing.keys()];
      store.set({ ...this.#status, sessionId, turns, awaiting, typing, ...(progress && { progress }) });
    });
    this.#others = heard.get(context) ?? new Set();
    heard.set(context, this.#others);
    this.#others.add(this);
    const channel = connection.channel("/training");
    this.#leave = [
      channel.on("roleplay:chunk", (chunk: RoleplayChunk) => {
        if (chunk.sessionId === sessionId) this.#change(heardPiece(this.#dialogue, chunk));
      }),
      channel.on("roleplay:response", (answer: RoleplayResponse) => {
        if (this.#isFor(answer)) this.#change(heardAnswer(this.#dialogue, answer));
      }),
      channel.on("roleplay:typing", (typing: RoleplayTyping) => this.#typed(typing)),
      channel.on("progress:update", (progress: RoleplayProgress) => this.#progressed(progress)),
      channel.on("progress:changed", (progress: RoleplayProgress) => this.#progressed(progress)),
      channel.rooms.add(`session:${sessionId}`, {
        in: () => this.#became({ status: "ready" }),
        out: () => this.#change(interrupted(this.#dialogue)),
        refused: (error) => this.#became({ status: "error", error }),
      }),
    ];
  }

  say(text: string): void {
    this.#patience.set(AWAITING);
    this.#change(said(this.#dialogue, text));
  }

  close(): void {
    this.#others.delete(this);
    this.#patience.clear();
    this.#show.cancel();
    for (const timer of this.#typing.values()) timer.clear();
    for (const leave of this.#leave) leave();
  }

  /** With one session there is no question whose answer it is; of several, it is for those it fits. */
  #isFor({ message }: RoleplayResponse): boolean {
    return this.#others.size === 1 || mayAnswer(this.#dialogue, message);
  }

  #change(dialogue: Dialogue): void {
    this.#dialogue = dialogue;
    if (!dialogue.awaiting) this.#patience.clear();
    this.#show();
  }

  #became(status: Pick<RoleplayState, "status" | "error">): void {
    this.#status = status;
    this.#show();
  }

  #progressed(progress: RoleplayProgress): void {
    if (progress.sessionId === this.sessionId) this.#change({ ...this.#dialogue, progress });
  }

  /** It is not said in which session, either: who types in one of several is shown in all. */
  #typed({ userId, isTyping }: RoleplayTyping): void {
    this.#typing.get(userId)?.clear();
    this.#typing.delete(userId);
    if (isTyping) {
      const over = new Timer(this.context.clock, () => this.#typed({ userId, isTyping: false }));
      over.set(TYPING);
      this.#typing.set(userId, over);
    }
    this.#show();
  }
}
