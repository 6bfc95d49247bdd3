/** The first run: one step after the other, each on a screen of its own. */
export const setup = {
  /** Said by screen readers of the row of dots. */
  progress: 'Step {{step, number}} of {{count, number}}',
  skip: 'Skip',
  back: 'Back',
  next: 'Next',
  welcome: {
    title: 'Welcome to Earshot',
    text: 'You hear the players near you, from where they stand. What should they call you?',
  },
  microphone: {
    title: 'Can they hear you?',
    text: 'Turn on your microphone and say a sentence. You hear it as the others will.',
  },
  talking: {
    title: 'How do you want to talk?',
    text: 'You can change this any time, also in the middle of a game.',
  },
  key: {
    title: 'Choose your key',
    text: 'Take one that your game does not need: the game gets it too.',
  },
  done: {
    title: 'All set',
    text: 'Everything can be changed in the settings.',
    practise: 'Practise first',
    practiseText: 'Walk among simulated players and hear near and far.',
    host: 'Host a lobby',
    hostText: 'Open one on this computer and invite others.',
    join: 'Join a lobby',
    joinText: 'With the invitation that somebody sent you.',
  },
};
