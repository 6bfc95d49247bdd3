/** The lobbies that you joined or hosted, on the start screen. */
export const recents = {
  title: 'Recent lobbies',
  empty: 'Lobbies you join or host appear here.',
  /** `when`: "2 hours ago", "yesterday", "now". */
  joined: 'Joined {{when}}',
  hosted: 'Hosted {{when}}',
  /** You hosted it, and somebody else has taken it over. */
  taken: 'Still open: another player hosts it',
  /** Buttons. */
  again: { joined: 'Join', hosted: 'Host', taken: 'Rejoin' },
  /** The same for screen readers. */
  againNamed: { joined: 'Join {{name}} again', hosted: 'Host {{name}} again', taken: 'Rejoin {{name}}' },
  /** A button with a star. Lobbies with a star are never dropped from the list. */
  keep: 'Star {{name}}',
  keepsFull_one: 'You can star {{count, number}} lobby. Remove a star first.',
  keepsFull_other: 'You can star {{count, number}} lobbies. Remove a star first.',
  remove: 'Remove {{name}}',
  removed: '{{name}} was removed.',
  /** A button that removes all lobbies without a star. */
  clear: 'Clear',
  cleared: 'The list was cleared. Starred lobbies stay.',
  /** Joining failed because nobody hosts the lobby now. */
  over: 'This lobby is closed, or its host is away.',
  /** You host a lobby again whose earlier listing had a password. */
  newPassword: 'Listed with a new password: {{password}}',
};
