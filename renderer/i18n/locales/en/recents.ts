/** The lobbies that you joined or hosted, on the start screen. */
export const recents = {
  title: 'Recent lobbies',
  empty: 'Lobbies you join or host show up here.',
  /** `when`: "2 hours ago", "yesterday", "now". */
  joined: 'Joined {{when}}',
  hosted: 'Hosted {{when}}',
  again: { joined: 'Join', hosted: 'Host' },
  /** The same for screen readers. */
  againNamed: { joined: 'Join {{name}} again', hosted: 'Host {{name}} again' },
  /** A button with a star: entries with one are never dropped from the list. */
  keep: 'Keep {{name}}',
  keepsFull_one: 'You can keep {{count, number}} lobby. Take away a star first.',
  keepsFull_other: 'You can keep {{count, number}} lobbies. Take away a star first.',
  remove: 'Remove {{name}}',
  removed: '{{name}} was removed.',
  clear: 'Clear',
  cleared: 'The list was cleared. Starred lobbies stay.',
  /** Joining failed because nobody hosts the lobby any longer. */
  over: 'It has ended, or its host is away.',
  /** A lobby is hosted again whose earlier listing had a password. */
  newPassword: 'Listed with a new password: {{password}}',
};
