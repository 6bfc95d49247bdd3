import { parseSdp, valuesOf, wordsOf } from '../sdp/sdp-sections.ts';
import { fingerprintText } from '../sdp/sdp-transport.ts';

/**
 * Returns whether the only certificate that an SDP answer announces is the one with this SHA-256, which is in the
 * invitation. A client must refuse any other answer that did not reach it over the TLS connection to that certificate:
 * a server on the way could have put its own certificate into it. Hosts of earlier versions use another certificate for
 * media, and are only reached over TLS.
 */
export function isPinnedAnswer(answer: string, certificateSha256: Uint8Array): boolean {
  const parsed = parseSdp(answer);
  if (!parsed.ok) return false;
  const pinned = fingerprintText(certificateSha256);
  const { session, media } = parsed.value;
  const announced = [session, ...media].flatMap((section) => valuesOf(section, 'fingerprint')).map(wordsOf);
  return (
    announced.length > 0 &&
    announced.every(
      ([algorithm = '', value = '']) => algorithm.toLowerCase() === 'sha-256' && value.toUpperCase() === pinned,
    )
  );
}
