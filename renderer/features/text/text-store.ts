import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TextRefusal, TextRow, TextTarget } from '../../../shared/protocol/text/text-messages.ts';

/** A message in the window. */
export interface ShownText extends Omit<TextRow, 'at' | 'change'> {
  /** Names it in the window for as long as it is there. */
  readonly key: string;
  /** The log of the host that has numbered it; '' = no host has it yet. */
  readonly log: string;
  /** When it was written, milliseconds of the wall clock. */
  readonly atMs: number;
  /** `sending`: the host has not answered. `failed`: it has refused, for `refusal`. */
  readonly state: 'sent' | 'sending' | 'failed';
  readonly refusal: TextRefusal | null;
}

/** A message that has just come. */
export interface NewText {
  readonly message: ShownText;
  /** Whether it is for you: a mention, or a direct message. */
  readonly isForYou: boolean;
}

export interface TextState {
  /** Whether the host knows text; null = not in a lobby. */
  readonly isAvailable: boolean | null;
  /** The log of the host that has the lobby now, and its last change that is known here. */
  readonly log: string;
  readonly end: number;
  /** Oldest first; those without an answer come last. */
  readonly messages: readonly ShownText[];
  /** Messages that you have not seen, and whether one of them is for you: a mention, or a direct message. */
  readonly unread: number;
  readonly isForYou: boolean;
  /** The first message that was new when you last looked. A message of yours ends that; null = none. */
  readonly newFrom: string | null;
  /** The latest message of another player that is no history; null = none. */
  readonly latest: NewText | null;
  readonly target: TextTarget;
  /** What you are writing. */
  readonly draft: string;
  /** The message that you are editing; null = none. */
  readonly editing: string | null;
  /** Counts the wishes to write: with each, the field takes the focus. */
  readonly focusWishes: number;
}

export type TextStore = StoreApi<TextState>;

export const NO_TEXT: TextState = {
  ...{ isAvailable: null, log: '', end: 0, messages: [], unread: 0, isForYou: false, newFrom: null, latest: null },
  ...{ target: { kind: 'lobby', id: 0 }, draft: '', editing: null, focusWishes: 0 },
};

export function createTextStore(): TextStore {
  return createStore<TextState>(() => NO_TEXT);
}

/** Returns whether you can change or react to a message: the host that has the lobby now knows it. */
export function isCurrent(message: ShownText, log: string): boolean {
  return message.state === 'sent' && message.log === log && !message.isDeleted;
}
