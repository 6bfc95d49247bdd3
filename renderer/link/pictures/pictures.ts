import { PartCollector, partsOfPicture } from '../../../shared/model/profile/picture-parts.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { HostLink } from '../host-link.ts';
import type { ShownPicture } from './picture-bytes.ts';

/** Requests that the host has not answered: it sends pictures slowly, and those on screen are wanted first. */
const MAX_ASKED = 8;

/** The host gives up a picture after 30 s. */
const ANSWER_WITHIN_MS = 40_000;

/** A picture that the host does not have may be there later. */
const ASK_AGAIN_AFTER_MS = 60_000;

/** Pictures that are kept, of all lobbies together: 16 kB each at most. */
const MAX_KEPT = 400;

/** Parts of the own picture a second: with positions and answers they stay far below the host's limit. */
const PART_INTERVAL_MS = 100;

type PictureMessage = Extract<ClientboundChannelMessage, { type: 'picture' | 'want-picture' | 'no-picture' }>;
type PictureLink = Pick<HostLink, 'send' | 'accepts'>;

/** The picture of one player, which may come later. */
export interface PictureSource {
  /** Returns the picture if it is here and may be shown. */
  readonly current: () => ShownPicture | null;
  /** Asks for the picture while somebody looks, and calls back when `current` changes. Returns a function to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

interface Entry {
  readonly hash: string;
  readonly source: PictureSource;
  readonly listeners: Set<() => void>;
  picture: ShownPicture | null;
  state: 'idle' | 'wanted' | 'asked' | 'opening' | 'here' | 'missing';
  parts: PartCollector;
  /** When it was asked for, or found missing. */
  atMs: number;
}

interface PicturesDependencies {
  /** Checks and decodes a picture, base64url; null = it must not be shown. */
  readonly open: (text: string, hash: string) => Promise<ShownPicture | null>;
  readonly schedule: Schedule;
  readonly nowMs: () => number;
}

/**
 * The pictures of players by their hash, fetched from the host when somebody looks at them. A host may be hostile: each
 * picture is checked against its hash.
 */
export class Pictures {
  readonly #dependencies: PicturesDependencies;
  readonly #entries = new Map<string, Entry>();
  #link: PictureLink | null = null;
  #own: { readonly hash: string; readonly text: string } | null = null;
  #isShown = true;
  #cancelUpload: (() => void) | undefined;

  constructor(dependencies: PicturesDependencies) {
    this.#dependencies = dependencies;
  }

  /** Returns the picture with a hash; the same object each time. */
  source(hash: string): PictureSource {
    return this.#entry(hash).source;
  }

  /** Shows others' pictures, or none of them; those are not fetched then. */
  setShown(isShown: boolean): void {
    this.#isShown = isShown;
    for (const entry of this.#entries.values()) notify(entry);
    this.#ask();
  }

  /** Sets the player's own picture, base64url, which shows at once and is sent when the host asks for it. */
  setOwn(own: { readonly hash: string; readonly text: string } | null): void {
    this.#own = own;
    if (own !== null) void this.#open(this.#entry(own.hash), own.text);
  }

  setLink(link: PictureLink | null): void {
    this.#link = link?.accepts('profile') === true ? link : null;
    this.#cancelUpload?.();
    for (const entry of this.#entries.values())
      if (entry.state === 'asked' || entry.state === 'missing') entry.state = wantedState(entry);
    this.#ask();
  }

  receive(message: PictureMessage): void {
    if (message.type === 'want-picture') return this.#upload(message.hash);
    const entry = this.#entries.get(message.hash);
    if (entry?.state !== 'asked') return;
    if (message.type === 'no-picture') return this.#miss(entry);
    const text = entry.parts.add(message);
    if (text === null) this.#miss(entry);
    else if (text !== undefined) void this.#open(entry, text);
  }

  #entry(hash: string): Entry {
    const known = this.#entries.get(hash);
    if (known !== undefined) return known;
    const listeners = new Set<() => void>();
    const entry: Entry = {
      hash,
      listeners,
      picture: null,
      state: 'idle',
      parts: new PartCollector(),
      atMs: -Infinity,
      source: {
        current: () => (this.#isShown || this.#own?.hash === hash ? entry.picture : null),
        subscribe: (listener) => {
          listeners.add(listener);
          this.#want(entry);
          return () => {
            listeners.delete(listener);
            if (listeners.size === 0 && entry.state === 'wanted') entry.state = 'idle';
          };
        },
      },
    };
    this.#entries.set(hash, entry);
    this.#forgetOld();
    return entry;
  }

  #want(entry: Entry): void {
    const isOverdue = this.#dependencies.nowMs() - entry.atMs > ASK_AGAIN_AFTER_MS;
    if (entry.state === 'idle' || (entry.state === 'missing' && isOverdue)) entry.state = 'wanted';
    this.#ask();
  }

  /** Asks for the pictures that somebody looks at, a few at a time. */
  #ask(): void {
    const { nowMs, schedule } = this.#dependencies;
    if (this.#link === null || !this.#isShown) return;
    const entries = [...this.#entries.values()];
    let asked = entries.filter(({ state }) => state === 'asked').length;
    for (const entry of entries) {
      if (asked >= MAX_ASKED) return;
      if (entry.state !== 'wanted') continue;
      asked++;
      entry.state = 'asked';
      entry.parts = new PartCollector();
      entry.atMs = nowMs();
      this.#link.send({ type: 'get-picture', hash: entry.hash });
      const askedAtMs = entry.atMs;
      schedule(() => {
        if (entry.state === 'asked' && entry.atMs === askedAtMs) this.#miss(entry);
      }, ANSWER_WITHIN_MS);
    }
  }

  #miss(entry: Entry): void {
    entry.state = 'missing';
    entry.atMs = this.#dependencies.nowMs();
    this.#ask();
  }

  async #open(entry: Entry, text: string): Promise<void> {
    if (entry.state === 'here') return;
    entry.state = 'opening';
    const picture = await this.#dependencies.open(text, entry.hash);
    if (picture === null) return this.#miss(entry);
    entry.picture = picture;
    entry.state = 'here';
    notify(entry);
    this.#ask();
  }

  /** Sends the own picture part by part. */
  #upload(hash: string): void {
    const link = this.#link;
    if (link === null || this.#own?.hash !== hash) return;
    this.#cancelUpload?.();
    const parts = partsOfPicture(hash, this.#own.text);
    const sendFrom = (index: number): void => {
      const part = parts[index];
      if (part === undefined) return;
      link.send({ type: 'picture', ...part });
      this.#cancelUpload = this.#dependencies.schedule(() => sendFrom(index + 1), PART_INTERVAL_MS);
    };
    sendFrom(0);
  }

  #forgetOld(): void {
    for (const { hash, listeners } of this.#entries.values()) {
      if (this.#entries.size <= MAX_KEPT) return;
      if (listeners.size === 0 && hash !== this.#own?.hash) this.#entries.delete(hash);
    }
  }
}

function wantedState({ listeners }: Entry): 'wanted' | 'idle' {
  return listeners.size > 0 ? 'wanted' : 'idle';
}

function notify({ listeners }: Entry): void {
  for (const listener of [...listeners]) listener();
}
