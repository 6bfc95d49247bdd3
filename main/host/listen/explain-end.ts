import type { SignallingErrorCode } from '../../../shared/protocol/signalling.ts';
import type { PeerEvents } from '../../media/media-endpoint.ts';

/** Why a client is out, for the `error` message. Players never see it: it is for authors of clients. */
export interface EndExplanation {
  readonly code: SignallingErrorCode;
  readonly message: string;
}

/** Media came up, and then nothing: the client opened no channel, another one, or one without a request. */
export const NO_CHANNEL: EndExplanation = {
  code: 'timeout',
  message:
    'No data channel "earshot" was opened in time. Open it with a DCEP request (not "negotiated"), ordered and reliable.',
};

/** Too many messages that do not fit the protocol. */
export const BAD_MESSAGES: EndExplanation = {
  code: 'bad-message',
  message: 'Too many messages on the data channel were not valid. Compare them with section 7 of the client protocol.',
};

/** Explains an end that the client can prevent next time; undefined for all others. */
export function explainEnd({ reason, detail }: PeerEvents['closed']): EndExplanation | undefined {
  if (reason === 'misbehaved')
    return {
      code: 'bad-message',
      message: `The data channel carried ${detail}. Keep to sections 7 and 9 of the client protocol.`,
    };
  if (reason === 'failed')
    return {
      code: 'timeout',
      message: `Media did not connect: ${detail}. Check the candidates of the answer, then connect with DTLS as its client.`,
    };
  return undefined;
}
