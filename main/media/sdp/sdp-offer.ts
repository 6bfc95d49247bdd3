import { failure, success, type Result } from '../../../shared/result.ts';
import { parsePeerDescription, type PeerDescription } from './sdp-peer.ts';

/**
 * A client's offer -> what the host needs of it, or a failure that says what to change. Nothing else of the offer is
 * used, so candidates (also of the kind `.local`), transport feedback, simulcast and unknown attributes cannot do harm.
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
