/** The audio format used throughout Earshot. Every buffer is in this format unless its comment names another. */

/** Opus' native rate, and the rate that Chromium captures and plays at. */
export const SAMPLE_RATE_HZ = 48_000;

/** Chromium's default Opus frame; longer frames add delay, shorter ones add packets (RFC 7587 recommends 20 ms). */
export const FRAME_MS = 20;

/** Samples of one channel in one frame: 48,000 Hz x 20 ms. */
export const FRAME_SAMPLES = 960;

/** Delay of the Opus encoder for voices (`OPUS_GET_LOOKAHEAD` with `OPUS_APPLICATION_VOIP`): 312 samples. */
export const SPEECH_LOOK_AHEAD_MS = 6.5;

/** Delay of the Opus encoder for mixes (`OPUS_APPLICATION_RESTRICTED_LOWDELAY`, which has no SILK): 120 samples. */
export const MIX_LOOK_AHEAD_MS = 2.5;

/** RTP clock of Opus: always 48 kHz, whatever the encoder's bandwidth (RFC 7587, section 4.1). */
export const RTP_CLOCK_PER_MS = 48;

/** The longest Opus packet: 120 ms (RFC 6716, section 2.1.4), in samples of one channel. */
export const MAX_OPUS_PACKET_SAMPLES = 5_760;

/**
 * The largest Opus payload accepted or produced, bytes: the largest single frame is 1,275 (RFC 6716, section 3.2.1).
 */
export const MAX_OPUS_PAYLOAD_BYTES = 1_275;
