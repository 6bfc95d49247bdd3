/** The players in a lobby: who they are, where, how loud, and how you hear them. */
export const people = {
  title: 'Players',
  /** `amount`: how many there are. */
  titleWithCount: 'Players ({{amount, number}})',
  /** Labels the search field. */
  findName: 'Find a player',
  /** For screen readers: what the keyboard does in the list. */
  walkHint: 'Arrow keys move between players',
  /** The menu that arranges the list of players. `notGrouped` answers “Group by”; `rest` are players of no group. */
  list: {
    options: 'Sort and group',
    sort: 'Sort by',
    group: 'Group by',
    nearest: 'Nearest first',
    name: 'Name',
    talking: 'Talking first',
    notGrouped: 'Nothing',
    byRole: 'Role',
    byTeam: 'Team',
    rest: 'Others',
    /** Titles above the players who have this role. */
    ranks: {
      owner: 'Owners',
      moderator: 'Moderators',
      member: 'Members',
      listener: 'Listeners',
    },
  },
  alone: 'Nobody else is here. Invite your friends.',
  /** A button: the verb. */
  invite: 'Invite',
  notFound: 'No player matches “{{search}}”.',
  /** Marks and states in a player's row, in small letters. */
  you: 'you',
  /** This player hosts the lobby. */
  host: 'host',
  talking: 'talking',
  nobodyTalks: 'Nobody is talking',
  /** Set by the player: their microphone, or their ears. */
  muted: 'muted',
  deafened: 'deafened',
  /** The connection is lost, and the place is held. */
  away: 'reconnecting',
  /** The status that the player has chosen, in small letters. */
  busy: 'do not disturb',
  notThere: 'away',
  /** Set by you, for that player. */
  mutedByYou: 'muted by you',
  blockedByYou: 'blocked by you',
  /** `percent`: the volume that you set for this player. */
  volumeSet: '{{percent}}% for you',
  placeUnknown: 'position unknown',
  heardByEverybody: 'heard by everyone',
  /** How far your own voice carries. */
  heardUpTo: 'Your range: {{distance}}',
  heardFar: 'heard at any distance',
  heardNotByLiving: 'not heard by the living',
  heardByNobody: 'heard by nobody',
  /** `quality`: a ping such as "45 ms", one of the two texts below, or `notMeasured`. */
  connection: 'Connection: {{quality}}',
  lost: '{{percent}}% lost',
  percent: '{{percent}}%',
  notMeasured: 'not measured yet',
  /** Names a button that opens a player's menu, and the panel with their details. */
  details: 'More about {{name}}',
  about: 'About {{name}}',
  /** Labels of the details. */
  facts: {
    distance: 'Distance',
    direction: 'Direction',
    loudness: 'You hear them',
    roundTrip: 'Ping',
    lossUp: 'Packet loss up',
    lossDown: 'Packet loss down',
    unknown: 'unknown',
    /** `checkWords`: words by which two people compare an identity aloud. */
    checkWords: 'Check words',
    checkWordsHint: 'Compare them aloud. If they differ, this is someone else.',
    noIdentity: 'none: this player’s program has no identity',
  },
  /** What a player is in the lobby, in small letters. */
  role: { owner: 'owner', moderator: 'moderator', listener: 'listener' },
  volume: '{{name}}’s volume',
  followVoice: 'Show latency',
  /** Buttons and items of a player's menu. `followVoice` opens “Voice latency”. */
  volumeReset: 'Reset to 100%',
  muteForMe: 'Mute for me',
  unmuteForMe: 'Unmute for me',
  theyCanTell: '{{name}} can tell',
  showOnMap: 'Show on map',
  /** Keeps the player in the middle of the map. The hint says until when. */
  followOnMap: 'Follow on map',
  followHint: 'The map keeps them in view until you move it.',
  notOnMap: 'Not on the map now',
  hiddenOnMap: 'These rules hide other players',
  noMapHere: 'The full window has the map',
  showDetails: 'Details',
  blockName: 'Block {{name}}',
  unblock: 'Unblock',
  unblockName: 'Unblock {{name}}',
  unblocked: '{{name}} is unblocked',
  /** After blocking, with a button that takes it back. */
  blocked: '{{name}} is blocked. You don’t hear each other in any lobby.',
  /** The same for a player whose program has no key to recognise them by. */
  blockedGuest: '{{name}} has no identity, so the block ends when one of you leaves.',
  /** Players you have added. `know`: a menu item that is on or off; `knownMark` describes a star in their row. */
  know: 'Known player',
  knownMark: 'known player',
  /** What you call a player. */
  nickname: 'Nickname',
  nicknameHint: 'Only you see it. It stays with this player in every lobby.',
  /** A list in the settings. `forget` is a button. */
  knownList: 'Known players',
  knownHint: 'Players you added from their menu in a lobby. Only this computer has the list.',
  knownNone: 'You haven’t added anyone. To add a player, open their menu in a lobby.',
  forget: 'Remove',
  forgetName: 'Remove {{name}} from the known players',
  forgotten: '{{name}} is no longer among the known players',
  blockedList: 'Blocked players',
  blockedHint: 'You and these players don’t hear each other in any lobby.',
  blockedNone: 'You haven’t blocked anyone. To block a player, open their menu in a lobby.',
  /** `message`: an error of `common.errors`. */
  notKept: 'Your volumes, mutes and blocks weren’t saved. {{message}}',
};
