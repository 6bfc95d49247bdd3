import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import {
  MAX_WHISPER_TARGETS,
  type WhisperRefusal,
  type WhisperTo,
} from '../../../shared/protocol/people/whisper-messages.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { NO_WHISPER, type WhisperStore } from './whisper-store.ts';

/** The part of the link in use that carries whispers. */
interface WhisperLink {
  send(message: WhisperTo): void;
  accepts(type: string): boolean;
}

/** Why nobody hears your whisper. `no-targets`: you have chosen nobody; `too-many`: no more can be chosen. */
type WhisperProblem = WhisperRefusal | 'no-targets' | 'too-many';

export interface WhisperController {
  /** `link`: the link whose data channel is open now; null = none. */
  setLink(link: WhisperLink | null, isSame: boolean): void;
  receive(message: ClientboundChannelMessage): void;
  /** Whether the rules allow whispers. */
  setAllowedByRules(isAllowed: boolean): void;
  /** Puts a player on the whisper list, or takes them from it. */
  toggle(id: ParticipantId): void;
  clear(): void;
  /** Returns whether the whisper begins: there is someone to hear it. */
  hold(): boolean;
  /** `talksOnMs`: how long you keep talking afterwards. */
  release(talksOnMs: number): void;
}

export interface WhisperDependencies {
  readonly store: WhisperStore;
  readonly schedule: Schedule;
  readonly onProblem: (problem: WhisperProblem) => void;
}

/** Whispers to the players that you have chosen, and keeps who whispers to you. */
export function createWhisperController({ store, schedule, onProblem }: WhisperDependencies): WhisperController {
  let link: WhisperLink | null = null;
  let isAllowedByRules = true;
  let lastRequest = 0;
  let cancelEnd: (() => void) | undefined;

  const isSupported = (): boolean => link?.accepts('whisper-to') === true;
  const followRules = (): void => store.setState({ isAllowed: isSupported() && isAllowedByRules });

  function send(ids: readonly ParticipantId[]): void {
    lastRequest += 1;
    link?.send({ type: 'whisper-to', request: lastRequest, ids });
  }

  function end(): void {
    cancelEnd?.();
    cancelEnd = undefined;
    if (store.getState().heard === null) return;
    store.setState({ heard: null });
    send([]);
  }

  return {
    setLink(next, isSame) {
      const isWhispering = store.getState().heard !== null;
      link = next;
      store.setState({ from: [] });
      if (next !== null && !isSame) {
        cancelEnd?.();
        cancelEnd = undefined;
        store.setState(NO_WHISPER);
      }
      followRules();
      // Until the host of now knows of the whisper, everyone nearby would hear it.
      if (next !== null && isSame && isWhispering) send(store.getState().targets);
    },
    receive(message) {
      if (message.type === 'whispers') store.setState({ from: message.from });
      else if (message.type === 'changes') {
        const isHere = (id: ParticipantId): boolean => !message.left.includes(id);
        const { targets } = store.getState();
        if (!targets.every(isHere)) store.setState({ targets: targets.filter(isHere) });
      } else if (message.type === 'whisper-answer' && message.request === lastRequest) {
        if (store.getState().heard !== null) store.setState({ heard: message.ids });
        if (message.code !== '') onProblem(message.code);
      }
    },
    setAllowedByRules(isAllowed) {
      isAllowedByRules = isAllowed;
      followRules();
    },
    toggle(id) {
      const { targets } = store.getState();
      if (targets.includes(id)) store.setState({ targets: targets.filter((one) => one !== id) });
      else if (targets.length >= MAX_WHISPER_TARGETS) onProblem('too-many');
      else store.setState({ targets: [...targets, id] });
    },
    clear: () => store.setState({ targets: [] }),
    hold() {
      const { targets } = store.getState();
      const problem = !isSupported()
        ? 'whisper-refused'
        : !isAllowedByRules
          ? 'whisper-off'
          : targets.length === 0
            ? 'no-targets'
            : null;
      if (problem !== null) {
        onProblem(problem);
        return false;
      }
      cancelEnd?.();
      cancelEnd = undefined;
      store.setState({ heard: targets });
      send(targets);
      return true;
    },
    release(talksOnMs) {
      if (store.getState().heard !== null) cancelEnd ??= schedule(end, talksOnMs);
    },
  };
}
