/** Lobbies that you find without an invitation, and the listing that lets others find yours. */
export const lobbies = {
  title: 'All lobbies',
  /** The few on the start screen. */
  near: 'Lobbies near you',
  nearPlayers_one: '{{count, number}} player',
  nearPlayers_other: '{{count, number}} players',
  /** Players in a lobby whom you have added to those you know. */
  known: 'You know {{names, and}}',
  /** A state: lobbies are being looked for. */
  searching: 'Searching',
  /** Labels the search field; `searchHint` is its placeholder. */
  search: 'Search',
  searchHint: 'Name or game',
  game: 'Game',
  anyGame: 'Any game',
  language: 'Language',
  anyLanguage: 'Any language',
  order: 'Sort by',
  orders: { distance: 'Lowest ping', players: 'Most players' },
  group: { lan: 'On your network', directory: 'Listed' },
  /** Headings of the table. */
  column: { lobby: 'Lobby', players: 'Players', access: 'Access', enter: 'Join' },
  /** How many are in it and how many fit: "3/16". */
  players: '{{players, number}}/{{capacity, number}}',
  full: 'Full',
  /** Instead of a ping that is not known. */
  unknown: 'Unknown',
  /** How you get in. “Knock” asks the host to let you in. */
  access: { open: 'Open', password: 'Password', knock: 'On request' },
  enter: { open: 'Join', password: 'Join', knock: 'Ask to join' },
  /** A tip of the button that asks the host. */
  enterTip: 'The host sees your name, and lets you in or refuses.',
  /** The same for screen readers: "Join Friday raid". */
  enterNamed: { open: 'Join {{title}}', password: 'Join {{title}} with a password', knock: 'Ask to join {{title}}' },
  /** Instead of _Join_, while the row of a lobby that is no longer found keeps its place. */
  gone: 'Gone',
  goneNamed: '{{title}} is gone',
  found_one: '{{count, number}} lobby found',
  found_other: '{{count, number}} lobbies found',
  /** More lobbies match than a server sends. */
  more: 'More lobbies match. Narrow your search.',
  none: {
    /** Nothing is found, or not yet. `network`: no rendezvous server is set. */
    searching: 'Lobbies appear here when they are found.',
    network: 'No lobbies on your network yet. They appear here when someone hosts one.',
    /** Lobbies on the network are not looked for: their hosts would learn your address. */
    relayOnly: 'Lobbies on your network aren’t shown while “Relay only” is on.',
    anywhere: 'No lobbies right now. Host one, or ask a friend for an invitation.',
    matching: 'No lobby matches your search.',
    clear: 'Clear search',
  },
  /** No rendezvous server is set. `add` is a button. */
  noServer: {
    text: 'To find lobbies on the internet, add a rendezvous server.',
    add: 'Add server',
  },
  /** `server`: the address of a rendezvous server. */
  serverFailed: '{{server}} isn’t answering. Earshot keeps trying.',
  password: {
    label: 'Password',
    hint: 'Ask the host for it.',
    show: 'Show password',
    hide: 'Hide password',
    /** A button that fills in a random password. */
    suggest: 'Suggest another',
  },
  /** You have asked to be let in. */
  knock: {
    waiting: 'Waiting for the host to let you in…',
    hint: 'The host sees your name and has one minute to answer.',
    again: 'Knock again',
  },
  listing: {
    title: 'List this lobby',
    row: 'Public listing',
    /** What the row says. */
    off: 'Off. Players can’t find it on the internet.',
    noServer: 'Off. It needs a rendezvous server.',
    /** `servers`: rendezvous servers. Each shows a limited number of lobbies per address. */
    shownAt: 'Shown at {{servers, and}}.',
    fullAt: '{{servers, and}}: the list is full. Your lobby appears there when there is room.',
    pending: 'Not shown yet.',
    waiting: 'Not shown yet. Your rendezvous server isn’t answering.',
    /** Buttons. “List” is a verb: add the lobby to the public listing. */
    start: 'List',
    change: 'Change',
    stop: 'Stop listing',
    save: 'Save',
    gameHint: 'Leave this empty for any game.',
    noLanguage: 'Any language',
    access: 'How players get in',
    choice: { open: 'Open', password: 'Password', knock: 'On request' },
    choiceHint: {
      open: 'Anyone can join and see your address. Stopping this also revokes the invitation.',
      password: 'Players who know the password can join.',
      knock: 'Players ask to join, and you let them in or refuse.',
    },
    passwordHint: 'Share it only with players you want in your lobby.',
    passwordShort: 'This password is too short. Use at least {{least, number}} characters.',
    visible: 'Anyone can see its name, game, language, number of players, and how to get in.',
    hidden: 'Only players who have joined see who is there and hear them.',
  },
};
