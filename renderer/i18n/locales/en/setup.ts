/** The first run: one step per screen. */
export const setup = {
  /** Screen readers announce this for the row of dots. */
  progress: 'Step {{step, number}} of {{count, number}}',
  skip: 'Skip setup',
  back: 'Back',
  next: 'Next',
  welcome: {
    title: 'Welcome to Earshot',
    text: 'Hear nearby players from where they stand. What should they call you?',
  },
  microphone: {
    title: 'Check your microphone',
    text: 'Say a sentence and hear it as others will.',
  },
  talking: {
    title: 'Choose an input mode',
    text: 'You can change it at any time, even during a game.',
  },
  key: {
    title: 'Choose your key',
    text: 'It works in every program, so pick one you use for nothing else. Games still receive it.',
  },
  done: {
    title: 'All set',
    text: 'You can change everything later in the settings.',
    practise: 'Practise first',
    practiseText: 'Walk among simulated players and hear how distance sounds.',
    host: 'Host a lobby',
    hostText: 'Open a lobby on this computer and invite others.',
    join: 'Join a lobby',
    joinText: 'Use an invitation from a host.',
  },
};
