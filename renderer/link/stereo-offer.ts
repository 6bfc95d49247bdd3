/**
 * Adds `stereo=1` to every Opus format of an SDP offer. Without it Chromium's decoder mixes the host's stereo down to
 * mono, and no voice has a direction (RFC 7587, section 7: `stereo` states what the receiver prefers).
 */
export function withStereoOpus(sdp: string): string {
  const opusPayloadTypes = [...sdp.matchAll(/^a=rtpmap:(\d+) opus\/48000\/2\r?$/gim)].map((match) => match[1]);
  return opusPayloadTypes.reduce<string>((text, payloadType) => {
    const format = new RegExp(`^(a=fmtp:${payloadType} (?![^\\r\\n]*\\bstereo=)[^\\r\\n]*)`, 'm');
    return text.replace(format, '$1;stereo=1');
  }, sdp);
}
