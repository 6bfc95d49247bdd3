import { createHash } from 'node:crypto';
import type { SrtpMasterKey } from '../../../../main/media/rtp/srtp-keys.ts';

/** Parameters that generator and host share without SDP: payload types, audio level header extension, SSRCs. */
export const OPUS_PAYLOAD_TYPE = 111;
export const RED_PAYLOAD_TYPE = 63;
export const AUDIO_LEVEL_ID = 1;

/** SSRC of a participant's speech. */
export function speechSsrc(player: number): number {
  return 0x5000_0000 + player;
}

/** SSRC of a participant's mix. */
export function mixSsrc(player: number): number {
  return 0x6000_0000 + player;
}

/** Fixed AES-128-GCM master key of one direction, instead of a key exported by DTLS. */
export function masterKey(player: number, direction: 'to-host' | 'from-host'): SrtpMasterKey {
  const bytes = createHash('sha256').update(`earshot bench ${direction} ${player}`).digest();
  return { key: bytes.subarray(0, 16), salt: bytes.subarray(16, 28) };
}
