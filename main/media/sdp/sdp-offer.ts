import { failure, success, type Result } from '../../../shared/result.ts';
import { parsePeerDescription, type PeerDescription } from './sdp-peer.ts';

/**
 * Parses a client's offer, or fails with what to change. The host uses nothing else of it, so candidates (including
 * `.local`), transport feedback, simulcast and unknown attributes cannot do harm.
 */
export function parseOffer(text: string): Result<PeerDescription, 'bad-offer'> {
  const parsed = parsePeerDescription(text);
  if (!parsed.ok) return failure('bad-offer', parsed.error.message);
  const { setup } = parsed.value;
  if (setup !== 'actpass' && setup !== 'active')
    return failure(
      'bad-offer',
      'The offer says a=setup:passive; the host is the DTLS server, so "actpass" or "active" is needed.',
    );
  return success(parsed.value);
}
