/** Lobbies that you find without an invitation, and the listing that lets others find yours. */
export const lobbies = {
  title: 'All lobbies',
  /** The few on the start screen. */
  near: 'Lobbies near you',
  nearPlayers_one: '{{count, number}} player',
  nearPlayers_other: '{{count, number}} players',
  searching: 'Searching',
  search: 'Search',
  searchHint: 'Name or game',
  game: 'Game',
  anyGame: 'Any game',
  language: 'Language',
  anyLanguage: 'Any language',
  order: 'Sort by',
  orders: { distance: 'Lowest ping', players: 'Most players' },
  group: { lan: 'On your network', directory: 'Listed' },
  column: { lobby: 'Lobby', players: 'Players', access: 'Access', enter: 'Join' },
  players: '{{players, number}}/{{capacity, number}}',
  full: 'Full',
  /** Instead of a ping that is not known. */
  unknown: 'Not known',
  /** How you get in. */
  access: { open: 'Open', password: 'Password', knock: 'On request' },
  enter: { open: 'Join', password: 'Join', knock: 'Knock' },
  /** The same for screen readers: "Join Friday raid". */
  enterNamed: { open: 'Join {{title}}', password: 'Join {{title}} with a password', knock: 'Knock at {{title}}' },
  /** Instead of _Join_, while the row of a lobby that is no longer found keeps its place. */
  gone: 'Gone',
  goneNamed: '{{title}} is gone',
  found_one: '{{count, number}} lobby found',
  found_other: '{{count, number}} lobbies found',
  /** More lobbies match than a server sends. */
  more: 'More lobbies match. Search to find others.',
  none: {
    /** Nothing is found, or not yet. `network`: no rendezvous server is set. */
    searching: 'Lobbies show up here as they are found.',
    network: 'No lobbies on your network yet. They show up here as soon as somebody hosts one.',
    /** Lobbies on the network are not looked for: their hosts would learn your address. */
    relayOnly: 'Lobbies on your network aren’t shown while Relay only is on.',
    anywhere: 'No lobbies right now. Host one, or ask a friend for an invitation.',
    matching: 'No lobby matches your search.',
    clear: 'Clear search',
  },
  noServer: {
    text: 'To find lobbies on the internet, add a rendezvous server.',
    add: 'Add server',
  },
  serverFailed: '{{server}} isn’t answering. Earshot keeps trying.',
  password: {
    label: 'Password',
    hint: 'You get it from the host.',
    show: 'Show password',
    hide: 'Hide password',
    suggest: 'Suggest another',
  },
  knock: {
    waiting: 'Waiting for the host to let you in…',
    hint: 'The host sees your name and has a minute to answer.',
    again: 'Knock again',
  },
  listing: {
    title: 'List this lobby',
    row: 'Public listing',
    /** What the row says. */
    off: 'Off. It isn’t shown on the internet.',
    noServer: 'Off. It needs a rendezvous server.',
    /** `servers`: rendezvous servers. One shows a limited number of lobbies of each address. */
    shownAt: 'Shown at {{servers, and}}.',
    fullAt: 'No room at {{servers, and}}. Your lobby appears there when a place is free.',
    pending: 'Not shown yet.',
    waiting: 'Not shown yet: your rendezvous server isn’t answering.',
    start: 'List',
    change: 'Change',
    stop: 'Stop listing',
    save: 'Save',
    gameHint: 'Leave it empty for any game.',
    noLanguage: 'Any language',
    access: 'How players get in',
    choice: { open: 'Open', password: 'Password', knock: 'On request' },
    choiceHint: {
      open: 'Everyone can join and see this computer’s address. Ending this ends the invitation too.',
      password: 'Players who know the password can join.',
      knock: 'Players ask to join, and you let each of them in or refuse.',
    },
    passwordHint: 'Share it only with people you want to join.',
    passwordShort: 'This password is too short. Use at least {{least, number}} characters.',
    visible: 'Everyone can see: the lobby’s name, game, language, number of players, and how to get in.',
    hidden: 'People who haven’t joined can’t see who is in it or hear anyone.',
  },
};
