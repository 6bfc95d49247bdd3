/**
 * The guide for each game: what to do so that it sends positions. Names of games and mods, and commands, stay as they
 * are.
 */
export const games = {
  title: 'Pick your game',
  find: 'Find a game',
  notFound: 'No game matches “{{typed}}”. Try one of these:',
  choose: 'Choose your game to see what it needs.',
  /** Beside the game that sends positions now. */
  sends: 'Active',
  /** Stands for `game` below if the game is not listed. */
  yourGame: 'your game',
  /** Label of a name to copy, for example to search the web for it. */
  modName: 'Mod to install',
  /** Label of a text to copy, which is typed into the console of the game. */
  command: 'Command',
  /** What to choose if the game is not listed. */
  others: {
    other: 'Another game with Mumble Link',
    api: 'A game or mod with Earshot’s API',
    none: 'A game without support',
  },
  /** Numbered steps. `game`: the name of the game; `needs`: a command or the name of a mod. */
  step: {
    start: 'Start {{game}} while Earshot is running. If the game was already running, restart it.',
    enter: 'Join a server or load a map. In menus you have no position.',
    console: 'Open the game’s console, type {{needs}} and press Enter.',
    map: 'Load a map. If the game was already running, load another one.',
    mod: 'Install {{needs}} for {{game}}. All players need the same mod.',
    anyMod: 'Install a mod for {{game}} that supports Mumble’s positional audio. All players need the same one.',
    turnOn: 'If the game has a setting for positional audio or Mumble, turn it on.',
    scale: 'If distances sound wrong, set the game’s scale in the inspector.',
    copy: 'Copy the address and the token in the inspector.',
    paste: 'Enter both in the game or its mod.',
    walk: 'Move on the map: walk with W, A, S and D, or drag your dot.',
    teams: 'For teams and deaths, ask the host, who can set them manually.',
    teamsHost: 'Set teams, deaths and meetings manually, further down on this page.',
  },
  /** What Earshot receives from the game now. `feeder`: the name of a game or program. */
  check: {
    waiting: 'Waiting for {{game}}…',
    connected: 'Connected: receiving positions.',
    rate_one: 'Connected: receiving {{count}} position per second.',
    rate_other: 'Connected: receiving {{count}} positions per second.',
    menu: 'Connected, but without a position: the game is in a menu or loading.',
    lost: 'The game stopped sending your position. Check that it’s still running.',
    other: '{{feeder}} sends your position now.',
    nameless: 'Another game sends your position now.',
    server: 'The game server sends your position. You don’t need to set up anything.',
    'by-hand': 'You move manually on the map.',
  },
  /** Whether the game was tested. */
  tried: 'Tested with Earshot.',
  notTried: 'Should work: it is on Mumble’s list of games. Not tested with Earshot.',
  noStates: 'Mumble Link doesn’t report deaths. The host can set them manually.',
  /** A section with the technical details of all position sources. */
  inspector: 'Inspector for modders and servers',
  inspectorHint: 'Sources, scale, recorded tracks, the API, and games in Wine.',
  /** `sources`: a list such as “Mumble Link and Recorded track”. */
  silent: 'Nothing received yet: {{sources, and}}.',
};
