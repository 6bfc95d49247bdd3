/** The one audio format inside Earshot. Every buffer that carries no other note is in this format. */

/** Opus' native rate, and the rate that Chromium captures and plays at. */
export const SAMPLE_RATE_HZ = 48_000;

/** Chromium's default Opus frame; longer frames add delay, shorter ones add packets (RFC 7587 recommends 20 ms). */
export const FRAME_MS = 20;

/** Samples of one channel in one frame: 48,000 Hz x 20 ms. */
export const FRAME_SAMPLES = 960;

/**
 * By what Opus' encoder delays speech (`OPUS_GET_LOOKAHEAD`): 312 samples with `OPUS_APPLICATION_VOIP`, as voices are
 * sent.
 */
export const SPEECH_LOOK_AHEAD_MS = 6.5;

/** The same with `OPUS_APPLICATION_RESTRICTED_LOWDELAY`, which has no SILK, as mixes are sent: 120 samples. */
export const MIX_LOOK_AHEAD_MS = 2.5;

/** RTP clock of Opus: always 48 kHz, whatever the encoder's bandwidth (RFC 7587, section 4.1). */
export const RTP_CLOCK_PER_MS = 48;

/** The longest Opus packet: 120 ms (RFC 6716, section 2.1.4), in samples of one channel. */
export const MAX_OPUS_PACKET_SAMPLES = 5_760;

/**
 * The largest Opus payload accepted or produced, bytes: the largest single frame is 1,275 (RFC 6716, section 3.2.1).
 */
export const MAX_OPUS_PAYLOAD_BYTES = 1_275;
