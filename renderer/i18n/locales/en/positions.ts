/** Where positions come from: the line on the map, and the dialog behind it. */
export const positions = {
  title: 'Positions',
  where: 'Where positions come from',
  sources: 'Sources',
  sourcesNote: 'The first of these that knows your position is used.',
  walkByHand: 'Walk by hand',
  /** Within a sentence. */
  source: {
    server: "the game's server",
    'game-api': 'the local game API',
    'mumble-link': 'Mumble Link',
    track: 'a recorded track',
    hand: 'the map',
  },
  /** The same at the beginning of one, or alone. */
  sourceTitle: {
    server: "The game's server",
    'game-api': 'The local game API',
    'mumble-link': 'Mumble Link',
    track: 'A recorded track',
    hand: 'The map',
  },
  line: {
    fromServer: "Position from the game's server",
    /** `source`: as above, at times with who feeds it: "Mumble Link: Minecraft". */
    from: 'Position from {{source}}',
    fedBy: '{{source}}: {{feeder}}',
    menu: 'In a menu: you are nowhere. {{source}} says so.',
    lost: 'Position lost: {{source}}. {{outcome}}',
    serverLost: "The game's server no longer says where you are. {{outcome}}",
    serverOnly: "Only the game's server may say where you are in this lobby",
  },
  /** What becomes of somebody whose position is lost. */
  outcome: {
    hold: 'You stay where you were last.',
    fade: 'You fade out for the others.',
    flat: 'You are heard as in a channel.',
  },
  trust: {
    positions: 'The host of this lobby takes positions from your games, but not world, team or state.',
    nothing: "The host of this lobby takes nothing from players' own games: only the game's server says who is where.",
  },
  badge: { used: 'Used', off: 'Off', waiting: 'Waiting', fresh: 'Ready', stale: 'Silent', failed: 'Failed' },
  /** What a source does, where its own words, which are English, do not serve. */
  state: {
    off: 'It is off.',
    waiting: 'Nothing has come from it yet.',
    fresh: 'It tells where you are.',
    stale: 'It has stopped telling where you are.',
    failed: 'It cannot be used.',
  },
  /** What keeps a source from working. */
  problem: {
    'port-in-use': 'None of its ports is free. End the programs that have them, and start Earshot again.',
    foreign: 'The shared memory of Mumble Link belongs to another user, who has to log out.',
    size: 'The shared memory of Mumble Link has a wrong size. Close the program that made it.',
    refused:
      'The system does not let Earshot use the shared memory of Mumble Link. Close the game, start Earshot first and the game after it.',
    'bad-name': 'It is off: EARSHOT_MUMBLE_LINK is no name of a shared memory.',
    'no-native-code': 'It is off: a part of Earshot that it needs cannot be loaded here. Install Earshot anew.',
    'wrong-system': 'It is off: Mumble Link is read on Windows, macOS and Linux only.',
    version: "The game writes a version of Mumble Link that Earshot does not know. Update the game's mod, or Earshot.",
    'not-numeric': 'The game writes a position that is not a number. Look for an update of its mod.',
    'too-far': 'The game writes a position that is too far away to be one. Its mod may have a fault.',
    torn: 'The game writes faster than its positions can be read whole.',
  },
  server: {
    silent: 'It has told the host of this lobby nothing about you.',
    lost: 'It no longer tells the host of this lobby where you are.',
    decides: 'It tells the host of this lobby where you are, and goes before everything else.',
  },
  serverGoesBefore: "In this lobby the game's server goes before it.",
  wentOnByHand: 'You went on by hand while the position is lost.',
  fact: { world: 'world {{world}}', taken: '{{count, number}} taken', refused: '{{count, number}} refused' },
  age: {
    now: 'now',
    seconds: '{{count, number}} s ago',
    minutes: '{{count, number}} min ago',
    hours: '{{count, number}} h ago',
  },
  track: {
    title: 'Recorded track',
    note: 'A walk from a file (CSV or JSON), over and over, as if a game said it.',
    play: 'Play a file',
    playAnother: 'Play another file',
    stop: 'Stop',
    file: 'Track file',
    tooLarge: 'A track has at most {{most, number}} kB; this file has {{size, number}} kB.',
  },
  api: {
    address: 'Address',
    token: 'Token',
    local: {
      title: 'For a game or a mod on this computer',
      text: 'It tells Earshot where you are at this address, and shows this token.',
      missing: 'The local game API could not be opened.',
    },
    server: {
      title: "For a game's server",
      text: 'It tells your lobby where all players are. Then nobody can say otherwise. Keep the token to yourself and the server.',
      missing: "This lobby takes nothing from a game's server.",
    },
  },
};
