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
    text: 'Check both sides once. Earshot remembers your devices.',
  },
  talking: {
    name: 'Talking',
    title: 'Choose how you talk',
    text: 'You can change it at any time, even during a game.',
    keyHint:
      'The key works in every program, and the game receives it too. Most games use W A S D, C, X, R, V, Space and Shift. Few use Caps Lock or the side buttons of a mouse.',
  },
  you: {
    name: 'You',
    title: 'How others see you',
    text: 'Your name is in the list of players, your colour on the map.',
  },
};
