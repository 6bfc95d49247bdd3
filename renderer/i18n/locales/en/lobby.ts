/** Hosting and joining, and the head of the lobby's screen. */
export const lobby = {
  host: {
    title: 'Host a lobby',
    name: 'Lobby name',
    rules: 'Rules',
    range: 'How far voices carry',
    start: 'Host',
    starting: 'Starting',
  },
  /** Rules to begin with: by distance alone, or for a kind of game. */
  choice: {
    plain: 'By distance only',
    'social-deduction': 'Social deduction',
    survival: 'Survival',
    roleplay: 'Role-play',
    shooter: 'Shooter',
  },
  choiceHint: {
    'social-deduction': 'The living do not hear the dead. In a meeting they all hear each other.',
    survival: 'Far voices across the land, whispers and shouts.',
    roleplay: 'Streets, cars and radios: short distances, muffled walls.',
    shooter: 'Team channel and radio. The dead talk among themselves.',
  },
  /** Distances as one imagines them, each a place. */
  rangeName: { room: 'Room', yard: 'Yard', field: 'Field', valley: 'Valley' },
  join: {
    title: 'Join a lobby',
    invitation: 'Invitation',
    hint: 'The link that the host copied for you.',
    start: 'Join',
    starting: 'Joining',
  },
  practice: {
    title: 'Practice',
    text: 'Walk among simulated players and hear how near and far sound. Nobody else takes part.',
    start: 'Practice',
    starting: 'Starting',
  },
  /** What somebody is called who has no name. */
  nameless: 'Player',
  copyInvitation: 'Copy invitation',
  copyYourself: 'Copy the invitation yourself',
  journey: 'Journey of a voice',
  settings: 'Settings',
  leave: 'Leave the lobby',
  state: {
    starting: 'Starting',
    connecting: 'Connecting',
    connected: 'Connected',
    interrupted: 'Connection lost, trying again',
    ended: 'Not connected',
  },
  origin: { hosted: 'You host', practice: 'Simulated players' },
  /** What a busy host leaves out. */
  busy: {
    quieter_one: 'The host is busy: you hear the loudest voice only.',
    quieter_other: 'The host is busy: you hear the {{count, number}} loudest voices at once.',
    later_one: 'The host is busy: you hear the loudest voice only, a little later than usual.',
    later_other: 'The host is busy: you hear the {{count, number}} loudest voices at once, a little later than usual.',
  },
  ended: {
    title: {
      'host-lost': 'The host is gone',
      'lobby-closed': 'The lobby was closed',
      removed: 'You were removed from the lobby',
    },
    advice: {
      'host-lost': 'If only the network failed, reconnect. If the host started anew, ask for the new invitation.',
      'lobby-closed': 'The host ended it for everybody. Ask for a new invitation, or host a lobby yourself.',
      removed: 'Ask the host if you think that this was a mistake.',
    },
    back: 'Back to start',
    reconnect: 'Reconnect',
  },
};
