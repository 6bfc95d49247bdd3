import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GroupRefusalCode } from '../../../shared/protocol/channel.ts';
import { DEFAULT_TALK_STYLE } from '../../../shared/model/presence.ts';
import { talkChoices, type TalkChoices, type TalkStyleState } from './talk-style.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';

/** The isolated group that you are in, or want to join. */
export interface GroupState {
  /** The name; '' = none. */
  readonly name: string;
  readonly isWaiting: boolean;
  /** Why you are not in the group; null = nothing is wrong. */
  readonly problem: { readonly code: GroupRefusalCode } | null;
}

export const NO_GROUP: GroupState = { name: '', isWaiting: false, problem: null };

export interface TalkStyleStoreState extends TalkStyleState {
  readonly choices: TalkChoices;
  readonly group: GroupState;
}

export type TalkStyleStore = StoreApi<TalkStyleStoreState>;

export function createTalkStyleStore(): TalkStyleStore {
  return createStore<TalkStyleStoreState>(() => ({
    chosen: DEFAULT_TALK_STYLE,
    held: [],
    game: null,
    choices: talkChoices(DEFAULT_HEARING_RULES, ''),
    group: NO_GROUP,
  }));
}
