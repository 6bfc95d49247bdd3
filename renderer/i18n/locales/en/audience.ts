/** The list of the players who hear you, which opens above the talk bar. */
export const audience = {
  title: 'Your listeners',
};
