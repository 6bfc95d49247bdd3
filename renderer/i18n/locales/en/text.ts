/** Messages that players write to one another. `{{name}}` is a player, and `{{text}}` what they wrote. */
export const text = {
  title: 'Text',
  /** A tab with messages that you have not read. */
  titleUnread: 'Text ({{count}})',
  /** The same, and one of them mentions you or is for you alone. */
  titleForYou: 'Text ({{count}}, for you)',
  /** The list of messages, for screen readers. */
  messages: 'Messages',
  empty: 'Messages appear here. They end with the lobby.',
  readOnly: 'Your role in this lobby can read, but not write.',
  newMessages: 'New messages',
  latest: 'Latest messages',
  /** Jumps to the end of the list. */
  latestNew_one: '{{count}} new message',
  latestNew_other: '{{count}} new messages',
  /** Read by screen readers, and aloud if you want. */
  announced: '{{name}}: {{text}}',
  announcedForYou: 'To you, {{name}}: {{text}}',
  spoken: '{{name}}: {{text}}',
  message: 'Message',
  placeholder: 'Write a message',
  /** The list of those who read your message, for screen readers. */
  readers: 'Readers',
  /** The choices of that list. */
  target: {
    lobby: 'To everyone',
    nearby: 'To players nearby',
    team: 'To your team {{name}}',
    group: 'To your group {{name}}',
    direct: 'To {{name}} only',
    left: 'To {{name}}, who has left',
  },
  /** Beside the author of a message: who can read it. */
  to: {
    lobby: 'Everyone',
    nearby: 'Nearby',
    team: 'Team',
    group: 'Group',
    direct: 'Only you',
    directFromYou: 'Only {{name}}',
    /** A choice that this version does not know. */
    other: 'Some',
  },
  send: 'Send',
  save: 'Save',
  editing: 'Edit message',
  cancelEdit: 'Cancel editing',
  left_one: '{{count, number}} character left',
  left_other: '{{count, number}} characters left',
  /** The list of names that complete a mention, for screen readers. */
  mention: 'Players to mention',
  sending: 'Sending…',
  retry: 'Try again',
  discard: 'Discard',
  edited: '(edited)',
  deleted: 'Deleted message',
  options: 'Message from {{name}}',
  optionsTip: 'React, copy, and more',
  copyText: 'Copy text',
  copyLink: 'Copy {{link}}',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not copied',
  writeTo: 'Write to {{name}}',
  edit: 'Edit',
  delete: 'Delete',
  deleteTitle: 'Delete this message?',
  deleteHint: 'It is deleted for everyone, and cannot be brought back.',
  react: 'Reactions',
  reactWith: 'React with {{emoji}}',
  reaction_one: '{{emoji}}, {{count}} reaction',
  reaction_other: '{{emoji}}, {{count}} reactions',
  /** A setting. */
  speaks: 'Read messages aloud',
  speaksHint: 'A voice of your system reads new messages, unless you are deafened.',
  /** Why the host refused something. */
  refused: {
    'not-permitted': 'Your role in this lobby does not allow this. Ask its owner.',
    empty: 'The message has no visible text.',
    'too-long': 'The message is too long. Send it in parts.',
    'too-fast': 'You write faster than the lobby allows. Wait a moment, then try again.',
    'no-team': 'You are in no team. Choose other readers.',
    'no-group': 'You are in no group. Choose other readers.',
    'not-here': 'This player has left the lobby.',
    apart: 'The rules keep you and these players apart for now.',
    'no-such-message': 'This message was deleted, or the host no longer has it.',
    'not-yours': 'You can only change your own messages.',
    'rank-too-high': 'You can only do this to players with a lower role than yours.',
    'text-refused': 'The host refused this.',
  },
};
