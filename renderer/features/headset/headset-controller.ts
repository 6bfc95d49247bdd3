import type { HeadsetTalk } from '../../../shared/headset/messages.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { HostLink } from '../../link/host-link.ts';
import { NO_HEADSET, type HeadsetStore } from './headset-store.ts';

type HeadsetLink = Pick<HostLink, 'canUseHeadset' | 'sendHeadset'>;

type HeadsetAnswer = Extract<ClientboundChannelMessage, { readonly type: 'headset' | 'headset-ticket' }>;

export interface HeadsetController {
  /** The link whose data channel is open now, or null. `isSame`: the host has kept the headset. */
  setLink(link: HeadsetLink | null, isSame?: boolean): void;
  receive(message: HeadsetAnswer): void;
  /** When you want to be heard has changed, or not. */
  setTalk(talk: HeadsetTalk): void;
  /** Asks the host for a ticket, with which a phone can become the headset. */
  ask(): void;
  /** Shows no ticket any longer. */
  withdraw(): void;
  /** Takes your sound back. */
  end(): void;
  dismissNotice(): void;
}

export interface HeadsetDependencies {
  readonly store: HeadsetStore;
  /** Another device carries your sound from now on, or no longer does. */
  readonly onChange: (isOn: boolean) => void;
}

/** Hands your sound to another device, and tells it when you want to be heard. */
export function createHeadsetController({ store, onChange }: HeadsetDependencies): HeadsetController {
  let link: HeadsetLink | null = null;
  let talk: HeadsetTalk | null = null;
  let isEnding = false;

  function sendTalk(): void {
    if (talk !== null && store.getState().headset !== null) link?.sendHeadset({ type: 'headset-talk', ...talk });
  }

  function receiveState({ connected, muted, deafened }: Extract<HeadsetAnswer, { type: 'headset' }>): void {
    const wasOn = store.getState().headset !== null;
    if (connected)
      store.setState({
        headset: { isMuted: muted, isDeafened: deafened },
        hasGone: false,
        ...(wasOn ? {} : { offer: { state: 'none' } as const }),
      });
    else store.setState({ headset: null, hasGone: wasOn && !isEnding });
    isEnding = false;
    if (wasOn === connected) return;
    onChange(connected);
    sendTalk();
  }

  return {
    setLink(next, isSame = false) {
      const wasOn = store.getState().headset !== null;
      const wasLinked = link !== null;
      link = next;
      if (isSame && wasLinked) return sendTalk();
      isEnding = false;
      store.setState({ ...NO_HEADSET, isSupported: next?.canUseHeadset ?? false });
      if (wasOn) onChange(false);
    },
    receive(message) {
      if (message.type === 'headset') return receiveState(message);
      const { ticket, page, invitation, code } = message;
      if (store.getState().offer.state !== 'asking') return;
      store.setState({
        offer: code === '' ? { state: 'ready', ticket, page, invitation } : { state: 'refused', code },
      });
    },
    setTalk(next) {
      if (next.mode === talk?.mode && next.held === talk.held) return;
      talk = next;
      sendTalk();
    },
    ask() {
      if (link === null || !link.canUseHeadset) return;
      store.setState({ offer: { state: 'asking' }, hasGone: false });
      link.sendHeadset({ type: 'headset-ticket' });
    },
    withdraw: () => store.setState({ offer: { state: 'none' } }),
    end() {
      isEnding = true;
      link?.sendHeadset({ type: 'headset-end' });
    },
    dismissNotice: () => store.setState({ hasGone: false }),
  };
}
