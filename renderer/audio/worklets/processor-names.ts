/** The names by which the window finds the processors of `capture.worklet.ts`. */
export const VOICE_ACTIVATION_PROCESSOR = 'earshot-voice-activation';
export const RECORDER_PROCESSOR = 'earshot-recorder';
