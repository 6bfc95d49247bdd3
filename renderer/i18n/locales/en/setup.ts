/** The first run: one step per screen. */
export const setup = {
  /** Screen readers announce this for the list of steps. */
  progress: 'Step {{step, number}} of {{count, number}}',
  skip: 'Skip setup',
  back: 'Back',
  next: 'Continue',
  /** Instead of "Continue" at the last step. */
  finish: 'Finish',
  sound: {
    /** The short name in the list of steps. */
    name: 'Sound',
    title: 'Hear and be heard',
    text: 'Check your microphone and your speakers. Earshot remembers both.',
  },
  talking: {
    name: 'Talking',
    title: 'Choose how you talk',
    text: 'You can change this at any time, even during a game.',
    keyHint: 'Pick a key your game doesn’t use, such as Caps Lock or a mouse side button.',
  },
  /** Before you continue with push to talk, but without a key for it. */
  missingKey: {
    text: 'You chose push to talk, but no key. Nobody can hear you until you choose one.',
    choose: 'Choose a key',
    continue: 'Continue anyway',
  },
  you: {
    name: 'You',
    title: 'How others see you',
    text: 'Your name appears in the list of players, your colour on the map.',
  },
};
