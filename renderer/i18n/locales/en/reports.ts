/** Reports of players to moderators, with what the reporter heard. `{{name}}` is the reported player. */
export const reports = {
  /** Always visible while the lobby records. */
  recorded:
    'This lobby records for reports: its host keeps the last 30 s of what each player hears. A report sends it to the moderators.',
  /** The same, where there is little room. */
  recordedShort: 'Recorded for reports',
  /** An item of a player's menu, and one of the lobby's. */
  report: 'Report…',
  reportAny: 'Report a player…',
  /** Why that item cannot be chosen. */
  off: 'This lobby does not record for reports.',
  title: 'Report {{name}}',
  titleAny: 'Report a player',
  player: 'Player',
  hasLeft: '{{name}} (has left)',
  nobody: 'Nobody else was here in the last 30 s.',
  reason: 'Reason',
  reasons: {
    harassment: 'Harassment',
    hate: 'Hate speech',
    threat: 'Threats',
    sexual: 'Sexual content',
    noise: 'Noise',
    other: 'Something else',
  },
  words: 'In your words (optional)',
  sent: 'The moderators get the last 30 s of what you heard, everyone who was audible in it, your name and your reason. Your own voice is not in it.',
  kept: 'The host signs the report and keeps it for a limited time. The reported player doesn’t learn of it.',
  send: 'Send report',
  /** The view of the dialog with all that moderators do, without and with reports. */
  tab: 'Reports',
  tabCount: 'Reports ({{number}})',
  none: 'Nobody has been reported.',
  row: '{{by}} reported {{name}}',
  /** How long each player was audible, such as “Ada 12.4 s, Ben 3 s”. */
  heard: 'Audible: {{people}}',
  heardFor: '{{name}} {{seconds}} s',
  play: 'Play',
  /** Names the player of the sound, for screen readers. */
  sound: 'What was heard of {{name}}',
  notLoaded: 'The host couldn’t send the sound. Try again.',
  save: 'Save',
  kick: 'Remove {{name}}…',
  ban: 'Ban {{name}}…',
  delete: 'Delete',
  /** The same button, after one click. */
  deleteSure: 'Delete for good',
  done: { sent: 'You reported {{name}}. The moderators have it.', deleted: 'The report about {{name}} was deleted.' },
  refused: {
    'not-recorded': 'This lobby does not record for reports. Ask its owner to turn it on.',
    yourself: 'You can’t report yourself.',
    'not-here': 'This player left more than 30 s ago.',
    'not-heard': 'You did not hear this player in the last 30 s, so there is nothing to send.',
    'too-many-reports': 'Too many reports. Try again in 10 minutes.',
    'not-kept': 'The host can’t keep the report: its disk may be full. Tell a moderator.',
    'not-permitted': 'Your role doesn’t allow this. Ask the lobby’s owner.',
    'no-such-report': 'This report was deleted already.',
    'report-refused': 'The host didn’t take the report. Try again.',
  },
};
