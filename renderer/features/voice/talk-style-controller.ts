import type { TalkStyle } from '../../../shared/model/presence.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { HostLink } from '../../link/host-link.ts';
import { NO_GROUP, type TalkStyleStore } from './talk-style-store.ts';
import { currentTalkStyle, type HeldStyle, type TalkChoices } from './talk-style.ts';

/** A voice fades out and waits in buffers after its key is released: until then it keeps its loudness. */
export const HELD_TAIL_MS = 200;

type TalkStyleLink = Pick<HostLink, 'sendTalk' | 'sendGroup'>;
type GroupAnswer = Extract<ClientboundChannelMessage, { readonly type: 'group' }>;

export interface TalkStyleController {
  choose(change: Partial<TalkStyle>): void;
  hold(style: HeldStyle): void;
  /** `talksOnMs`: how long you keep talking afterwards. */
  release(style: HeldStyle, talksOnMs: number): void;
  /** Receives how the game says you talk; null leaves it to your own choice. */
  receiveGameStyle(talk: TalkStyle | null): void;
  /** Handles a change of the rules or your team. */
  setChoices(choices: TalkChoices): void;
  /**
   * Sets the link whose data channel is open now, or null. You rejoin the group that you were in, unless the host has
   * kept your place in it (`isSame`).
   */
  setLink(link: TalkStyleLink | null, isSame?: boolean): void;
  enterGroup(name: string, password: string): void;
  leaveGroup(): void;
  receiveGroupAnswer(answer: GroupAnswer): void;
  /** Handles a change of lobby, which has other groups. */
  forgetGroup(): void;
}

export interface TalkStyleDependencies {
  readonly store: TalkStyleStore;
  readonly schedule: Schedule;
}

/** Tells the host how you speak, and in which group. */
export function createTalkStyleController({ store, schedule }: TalkStyleDependencies): TalkStyleController {
  let link: TalkStyleLink | null = null;
  const releases = new Map<HeldStyle, () => void>();
  /** Rejoin the group after a lost connection: otherwise everyone would hear you without your noticing. */
  let entered: { readonly name: string; readonly password: string } | undefined;

  function sendToHost(): void {
    const state = store.getState();
    link?.sendTalk({ type: 'talk', ...currentTalkStyle(state, state.choices) });
  }

  function change(next: Partial<ReturnType<TalkStyleStore['getState']>>): void {
    store.setState(next);
    sendToHost();
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
      // A game that sets the talk style sends it with every position.
      if (JSON.stringify(game) !== JSON.stringify(store.getState().game)) change({ game });
    },
    setChoices: (choices) => change({ choices }),
    setLink(next, isSame = false) {
      link = next;
      sendToHost();
      if (next !== null && entered !== undefined && !isSame) ask(entered.name, entered.password);
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
