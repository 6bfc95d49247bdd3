import { JOIN_TIMEOUT_MS } from '../../../shared/protocol/limits.ts';
import type { HostPeer } from '../../media/media-endpoint.ts';
import { addressGroupOf } from '../../media/ice/address-group.ts';
import {
  CLOSE_GRACE_MS,
  readSignallingText,
  SIGNALLING_HEAD,
  type ServeOptions,
  type SignallingConnection,
} from '../listen/signalling-connection.ts';
import { explainEnd } from '../listen/explain-end.ts';

const NO_JOIN = {
  code: 'timeout',
  message: `No join arrived on the data channel within ${JOIN_TIMEOUT_MS / 1_000} s.`,
} as const;

/**
 * Serves a client that comes without signalling. Its data channel carries signalling until the host has answered its
 * `join`, and the messages of a participant from then on.
 */
export function serveArrival(peer: HostPeer, accept: ServeOptions['accept']): void {
  peer.events.on('channelOpen', () => {
    let state: 'waiting' | 'refused' | 'joined' = 'waiting';
    const send: SignallingConnection['send'] = (message) => {
      // A participant's messages go to its channel anyway.
      if (state !== 'waiting') return;
      if (message.type === 'joined') state = 'joined';
      peer.sendMessage(JSON.stringify({ ...SIGNALLING_HEAD, ...message }));
    };
    const close = (): void => {
      if (state !== 'waiting') return;
      state = 'refused';
      setTimeout(() => void peer.close(), CLOSE_GRACE_MS).unref();
    };
    const refuse: SignallingConnection['refuse'] = (code, message, detail) => {
      send({ type: 'error', code, message, ...(detail === undefined ? {} : { detail }) });
      close();
    };
    const handler = accept({
      addressGroup: addressGroupOf(peer.ice.selected?.address),
      arrived: peer,
      send,
      refuse,
      close,
      markJoined: () => peer.hold(),
    });
    peer.events.on('message', (text) => {
      if (state !== 'waiting') return;
      const message = readSignallingText(text);
      if (!message.ok) refuse(message.error.code, message.error.message);
      else if (message.value.type === 'join') handler.handleMessage(message.value);
      else refuse('bad-message', 'The first message on this channel must be join.');
    });
    peer.events.on('ending', (end) => {
      if (end.reason === 'failed') send({ type: 'error', ...NO_JOIN });
      const explanation = end.reason === 'misbehaved' ? explainEnd(end) : undefined;
      if (explanation !== undefined) send({ type: 'error', ...explanation });
    });
    peer.events.on('closed', () => handler.handleClosed());
  });
}
