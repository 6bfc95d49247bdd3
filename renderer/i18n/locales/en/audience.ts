/** The list of the players who hear you. */
export const audience = {
  title: 'Who hears you',
};
