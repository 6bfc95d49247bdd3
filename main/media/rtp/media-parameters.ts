import type { AudioFormat } from '../../../shared/sdp/sdp-audio.ts';

/** The parameters that both ends agreed in SDP. */
export interface MediaParameters {
  readonly localSsrc: number;
  /** undefined: the first authenticated source counts. */
  readonly remoteSsrc: number | undefined;
  readonly opusPayloadType: number;
  /** undefined: no redundancy was negotiated. */
  readonly redPayloadType: number | undefined;
  /** Header extension of the audio level; undefined: none was negotiated. */
  readonly audioLevelId: number | undefined;
  /** The longest packet that the other end takes, ms; undefined: any. */
  readonly maxPacketMs: number | undefined;
}

/** Returns the parameters of a connection whose other end described itself with `format`. */
export function mediaParametersOf(format: AudioFormat, localSsrc: number): MediaParameters {
  const { ssrc, opusPayloadType, redPayloadType, audioLevelId, maxPacketMs } = format;
  return { localSsrc, remoteSsrc: ssrc, opusPayloadType, redPayloadType, audioLevelId, maxPacketMs };
}
