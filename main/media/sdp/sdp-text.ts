import { AUDIO_LEVEL_URI } from '../rtp/audio-level.ts';
import type { Fingerprint } from '../dtls/dtls-certificate.ts';
import type { IceCredentials } from '../ice/ice-credentials.ts';
import { SCTP_PORT } from '../sctp/sctp-association.ts';

/** The session descriptions that Earshot writes: one audio section and one data channel, bundled (RFC 8829). */

/** What the receiver of this description should send: mono Opus with FEC and DTX. */
const OPUS_UPLINK = 'minptime=10;useinbandfec=1;usedtx=1;maxaveragebitrate=32000;stereo=0';

/** What Earshot's own client requests from the host: stereo. */
const OPUS_DOWNLINK = 'minptime=10;useinbandfec=1;usedtx=1;stereo=1';

export interface LocalDescription {
  readonly kind: 'offer' | 'answer';
  readonly sessionId: string;
  readonly ice: IceCredentials;
  readonly fingerprint: Fingerprint;
  readonly audioMid: string;
  readonly applicationMid: string;
  readonly isAudioFirst: boolean;
  readonly opusPayloadType: number;
  readonly redPayloadType: number | undefined;
  /** Header extension of the audio level; undefined = none. */
  readonly audioLevelId: number | undefined;
  readonly ssrc: number;
  readonly maxMessageBytes: number;
  /** Announced as host candidates, all with the same port. */
  readonly addresses: readonly string[];
  readonly port: number;
}

/** Writes an answer for an ICE-lite DTLS server, or an offer for a full ICE agent. */
export function writeSessionDescription(description: LocalDescription): string {
  const audio = audioLines(description);
  const application = applicationLines(description);
  const mids = [description.audioMid, description.applicationMid];
  const isAnswer = description.kind === 'answer';
  const lines = [
    'v=0',
    `o=- ${description.sessionId} 1 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    `a=group:BUNDLE ${(description.isAudioFirst ? mids : mids.reverse()).join(' ')}`,
    'a=msid-semantic: WMS *',
    ...(isAnswer ? ['a=ice-lite'] : []),
    ...(description.isAudioFirst ? [...audio, ...application] : [...application, ...audio]),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function audioLines(description: LocalDescription): string[] {
  const { opusPayloadType: opus, redPayloadType: red, ssrc } = description;
  return [
    `m=audio 9 UDP/TLS/RTP/SAVPF ${red === undefined ? '' : `${red} `}${opus}`,
    'c=IN IP4 0.0.0.0',
    'a=rtcp:9 IN IP4 0.0.0.0',
    ...transportLines(description),
    `a=mid:${description.audioMid}`,
    ...(description.audioLevelId === undefined ? [] : [`a=extmap:${description.audioLevelId} ${AUDIO_LEVEL_URI}`]),
    'a=sendrecv',
    'a=msid:earshot mix',
    'a=rtcp-mux',
    ...(red === undefined ? [] : [`a=rtpmap:${red} red/48000/2`, `a=fmtp:${red} ${opus}/${opus}`]),
    `a=rtpmap:${opus} opus/48000/2`,
    `a=fmtp:${opus} ${description.kind === 'answer' ? OPUS_UPLINK : OPUS_DOWNLINK}`,
    `a=ssrc:${ssrc} cname:earshot`,
    `a=ssrc:${ssrc} msid:earshot mix`,
    ...candidateLines(description, description.isAudioFirst),
  ];
}

function applicationLines(description: LocalDescription): string[] {
  return [
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    ...transportLines(description),
    `a=mid:${description.applicationMid}`,
    `a=sctp-port:${SCTP_PORT}`,
    `a=max-message-size:${description.maxMessageBytes}`,
    ...candidateLines(description, !description.isAudioFirst),
  ];
}

function transportLines({ kind, ice, fingerprint }: LocalDescription): string[] {
  return [
    `a=ice-ufrag:${ice.usernameFragment}`,
    `a=ice-pwd:${ice.password}`,
    `a=fingerprint:${fingerprint.algorithm} ${fingerprint.value}`,
    `a=setup:${kind === 'answer' ? 'passive' : 'actpass'}`,
  ];
}

/**
 * Returns the candidate lines, which belong to the first section of a bundle. Earlier addresses have the higher
 * priority (RFC 8445, section 5.1.2.1).
 */
function candidateLines({ addresses, port }: LocalDescription, isFirstSection: boolean): string[] {
  if (!isFirstSection) return [];
  const candidates = addresses.map(
    (address, index) =>
      `a=candidate:${index + 1} 1 udp ${126 * 2 ** 24 + (65_535 - index) * 2 ** 8 + 255} ${address} ${port} typ host`,
  );
  return [...candidates, 'a=end-of-candidates'];
}
