/** The names of `PLAYER_HUES`, in their order, as the texts know them. */
export const COLOR_NAMES = [
  'cyan',
  'blue',
  'indigo',
  'violet',
  'purple',
  'magenta',
  'rose',
  'red',
  'orange',
  'amber',
  'yellow',
  'lime',
] as const;
