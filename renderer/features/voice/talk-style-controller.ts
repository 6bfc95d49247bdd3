import type { TalkStyle } from '../../../shared/model/presence.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { HostLink } from '../../link/host-link.ts';
import { NO_GROUP, type TalkStyleStore } from './talk-style-store.ts';
import { currentTalkStyle, type HeldStyle, type TalkChoices } from './talk-style.ts';

/** A voice fades out and waits in buffers when its key is released: until then it stays as quiet or loud as it was. */
export const HELD_TAIL_MS = 200;

type TalkStyleLink = Pick<HostLink, 'sendTalk' | 'sendGroup'>;
type GroupAnswer = Extract<ClientboundChannelMessage, { readonly type: 'group' }>;

export interface TalkStyleController {
  choose(change: Partial<TalkStyle>): void;
  hold(style: HeldStyle): void;
  /** `talksOnMs`: how long one goes on talking after it. */
  release(style: HeldStyle, talksOnMs: number): void;
  /** Receives how the game says you talk; null leaves it to your own choice. */
  receiveGameStyle(talk: TalkStyle | null): void;
  /** The rules or one's own team have changed. */
  setChoices(choices: TalkChoices): void;
  /** The link whose data channel is open now, or null. A group that one was in is entered again. */
  setLink(link: TalkStyleLink | null): void;
  enterGroup(name: string, password: string): void;
  leaveGroup(): void;
  receiveGroupAnswer(answer: GroupAnswer): void;
  /** Another lobby: its groups are others. */
  forgetGroup(): void;
}

export interface TalkStyleDependencies {
  readonly store: TalkStyleStore;
  readonly schedule: Schedule;
}

/** Tells the host how one speaks, and in which group. */
export function createTalkStyleController({ store, schedule }: TalkStyleDependencies): TalkStyleController {
  let link: TalkStyleLink | null = null;
  const releases = new Map<HeldStyle, () => void>();
  /** Entered again after the connection broke: else one would be heard by all without noticing. */
  let entered: { readonly name: string; readonly password: string } | undefined;

  function tellHost(): void {
    const state = store.getState();
    link?.sendTalk({ type: 'talk', ...currentTalkStyle(state, state.choices) });
  }

  function change(next: Partial<ReturnType<TalkStyleStore['getState']>>): void {
    store.setState(next);
    tellHost();
  }

  function without(style: HeldStyle): readonly HeldStyle[] {
    return store.getState().held.filter((held) => held !== style);
  }

  function ask(name: string, password: string): void {
    store.setState({ group: { name, isWaiting: true, problem: null } });
    link?.sendGroup(name, password);
  }

  return {
    choose: (chosen) => change({ chosen: { ...store.getState().chosen, ...chosen } }),
    hold(style) {
      releases.get(style)?.();
      releases.delete(style);
      change({ held: [...without(style), style] });
    },
    release(style, talksOnMs) {
      if (!store.getState().held.includes(style) || releases.has(style)) return;
      const end = (): void => {
        releases.delete(style);
        change({ held: without(style) });
      };
      releases.set(style, schedule(end, talksOnMs + HELD_TAIL_MS));
    },
    receiveGameStyle(game) {
      // A game that says how one speaks says it with every position.
      if (JSON.stringify(game) !== JSON.stringify(store.getState().game)) change({ game });
    },
    setChoices: (choices) => change({ choices }),
    setLink(next) {
      link = next;
      tellHost();
      if (next !== null && entered !== undefined) ask(entered.name, entered.password);
    },
    enterGroup(name, password) {
      entered = { name, password };
      ask(name, password);
    },
    leaveGroup() {
      entered = undefined;
      ask('', '');
    },
    receiveGroupAnswer({ name, isIn, code, message }) {
      if (isIn) return store.setState({ group: { name, isWaiting: false, problem: null } });
      if (message === '') return store.setState({ group: NO_GROUP });
      entered = undefined;
      store.setState({ group: { ...NO_GROUP, problem: { code: code === '' ? 'group-refused' : code } } });
    },
    forgetGroup() {
      entered = undefined;
      store.setState({ group: NO_GROUP });
    },
  };
}
