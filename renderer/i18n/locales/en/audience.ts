/** The players who hear you. */
export const audience = {
  title: 'Who hears you',
  nobody: 'Nobody in earshot',
  nobodyBlocked: 'Nobody in earshot. You blocked {{names, and}}.',
  /** Why nobody hears you, wherever they are. */
  unheard: {
    'no-microphone': 'Nobody hears you: no microphone',
    deafened: 'Nobody hears you: you are deafened',
    muted: 'Nobody hears you: you are muted',
    'no-link': 'Nobody hears you: no connection',
    stalled: 'Nobody hears you: nothing is sent',
  },
  /** `names`: a list such as "Fox and Owl". */
  heardBy: 'In earshot: {{names, and}}',
  /** Ends a list that is too long to show in full: "Fox, Owl and 3 more". */
  more_one: '{{count, number}} more',
  more_other: '{{count, number}} more',
  nobodyNear: 'Nobody is in range, or the rules or a block keep them from hearing you.',
};
