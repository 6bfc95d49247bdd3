/** Who hears one. */
export const audience = {
  title: 'Who hears you',
  nobody: 'Nobody hears you',
  /** `names`: a list such as "Fox and Owl". */
  heardBy: 'Heard by {{names, and}}',
  /** The last part of that list where there are more names than room: "Fox, Owl and 3 more". */
  more_one: '{{count, number}} more',
  more_other: '{{count, number}} more',
  nobodyNear: 'Nobody is near enough, or allowed to hear you by the rules.',
  /** How loud somebody hears one. */
  loudness: { close: 'as if next to you', clear: 'clearly', quiet: 'quietly', faint: 'faintly' },
};
