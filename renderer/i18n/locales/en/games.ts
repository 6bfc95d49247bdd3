/** Pick your game: what to do so that it sends positions. Names of games and mods, and commands, stay as they are. */
export const games = {
  title: 'Pick your game',
  find: 'Find a game',
  notFound: 'No game’s name contains “{{typed}}”. Try one of these:',
  choose: 'Choose your game to see what it needs.',
  /** Beside the game that sends positions now. */
  sends: 'Sends now',
  /** Instead of the name of a game that is not listed. */
  yourGame: 'your game',
  /** What to choose if the game is not listed. */
  others: {
    other: 'Another game with Mumble Link',
    api: 'A game or mod with Earshot’s API',
    none: 'A game without support',
  },
  /** `needs`: a command or the name of a mod. */
  step: {
    start: 'Start {{game}} while Earshot runs. If it started before Earshot, restart it.',
    enter: 'Join a server or load a map. In menus you have no position.',
    console: 'Open the game’s console, type {{needs}} and press Enter.',
    map: 'Load a map. Loading another one is enough if the game started first.',
    mod: 'Install {{needs}} for {{game}}. All players need the same mod.',
    anyMod: 'Install a mod for {{game}} that supports Mumble’s positional audio. All players need the same one.',
    turnOn: 'If the game has a setting for positional audio or Mumble, turn it on.',
    scale: 'If distances sound wrong, set the game’s scale in the inspector.',
    copy: 'Copy the address and the token in the inspector.',
    paste: 'Enter both in the game or its mod.',
    walk: 'Move on the map: walk with W, A, S and D, or drag your dot.',
    teams: 'For teams and deaths, ask the player who hosts: they can set them by hand.',
    teamsHost: 'Set teams, deaths and meetings by hand, further down on this page.',
  },
  /** What arrives now. */
  check: {
    waiting: 'Waiting for {{game}}…',
    connected: 'Connected: positions arrive.',
    rate_one: 'Connected: {{count}} position a second.',
    rate_other: 'Connected: positions arrive {{count}} times a second.',
    menu: 'Connected, but you have no position: the game is in a menu or loading.',
    lost: 'The game stopped sending your position. Was it closed?',
    other: '{{feeder}} sends your position now.',
    nameless: 'Another game sends your position now.',
    server: 'The game server sends your position. You need nothing else.',
    'by-hand': 'You move by hand on the map.',
  },
  tried: 'Tried with Earshot.',
  notTried: 'Mumble’s list of games names it. It wasn’t tried with Earshot.',
  noStates: 'Mumble Link doesn’t say who is dead. The host can set that by hand.',
  inspector: 'Inspector',
  inspectorHint: 'Sources, scale, recorded tracks, the API, and games in Wine.',
  /** `sources`: a list such as “Mumble Link and Recorded track”. */
  silent: 'Nothing received yet: {{sources, and}}.',
};
