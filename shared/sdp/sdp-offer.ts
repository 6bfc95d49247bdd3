import { failure, success, type Result } from '../result.ts';
import { parsePeerDescription, type PeerDescription } from './sdp-peer.ts';

/**
 * Parses a client's offer, or fails with what to change. The host uses nothing else of it, so candidates (including
 * `.local`), transport feedback, simulcast and unknown attributes cannot do harm.
 */
export function parseOffer(text: string): Result<PeerDescription, 'bad-offer'> {
  const parsed = parsePeerDescription(text);
  if (!parsed.ok) return failure('bad-offer', parsed.error.message);
  const { setup, isIceLite } = parsed.value;
  if (setup !== 'actpass' && setup !== 'active')
    return failure(
      'bad-offer',
      `The offer says a=setup:${setup.slice(0, 40)}. Offer "actpass" or "active": the host is the DTLS server, and the client connects.`,
    );
  if (isIceLite)
    return failure(
      'bad-offer',
      'The offer says a=ice-lite. Offer a full ICE agent: the host is ICE-lite, so the client must send the checks.',
    );
  return success(parsed.value);
}
