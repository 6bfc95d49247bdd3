/** Where positions come from: the line on the map, and the dialog that it opens. */
export const positions = {
  title: 'Positions',
  where: 'Position source',
  sources: 'Sources',
  sourcesNote: 'Earshot uses the first source that knows your position.',
  walkByHand: 'Move manually',
  /** Inside a sentence. */
  source: {
    server: 'the game server',
    'game-api': 'the local game API',
    'mumble-link': 'Mumble Link',
    track: 'a recorded track',
    hand: 'the map',
  },
  /** The same at the start of a sentence, or alone. */
  sourceTitle: {
    server: 'Game server',
    'game-api': 'Local game API',
    'mumble-link': 'Mumble Link',
    track: 'Recorded track',
    hand: 'Map',
  },
  line: {
    fromServer: 'Position from the game server',
    /** `source`: as above, sometimes with the game that feeds it: "Mumble Link: Minecraft". */
    from: 'Position from {{source}}',
    fedBy: '{{source}}: {{feeder}}',
    menu: 'You’re in a menu, so you have no position ({{source}})',
    lost: 'Position lost ({{source}}). {{outcome}}',
    serverLost: 'The game server stopped sending your position. {{outcome}}',
    serverOnly: 'Only the game server sets your position in this lobby',
  },
  /** What happens to you when your position is lost. */
  outcome: {
    hold: 'You stay where you were.',
    fade: 'You fade out for others.',
    flat: 'Others hear you as on a channel.',
  },
  trust: {
    positions: 'This lobby accepts positions from your game, but not your world, team or state.',
    nothing: 'This lobby accepts positions only from the game server, not from your own game.',
  },
  badge: {
    used: 'In use',
    off: 'Off',
    waiting: 'Waiting',
    fresh: 'Ready',
    stale: 'Stopped',
    failed: 'Failed',
  },
  /** What a source is doing. */
  state: {
    off: 'Turned off.',
    waiting: 'Nothing received yet.',
    fresh: 'Sends your position.',
    stale: 'Stopped sending your position.',
    failed: 'Can’t be used.',
  },
  /** What keeps a source from working, and what to do. */
  problem: {
    'port-in-use': 'All its ports are in use. Close the programs that use them, then restart Earshot.',
    foreign: 'Another user owns Mumble Link’s shared memory. Ask them to log out.',
    size: 'Mumble Link’s shared memory has the wrong size. Close the program that created it.',
    refused: 'The system denied access to Mumble Link’s shared memory. Start Earshot before the game.',
    'bad-name': 'EARSHOT_MUMBLE_LINK doesn’t name a shared memory. Correct it and restart Earshot.',
    'no-native-code': 'A part of Earshot couldn’t be loaded. Reinstall Earshot.',
    'wrong-system': 'Mumble Link works only on Windows, macOS and Linux.',
    version: 'The game uses an unknown version of Mumble Link. Update the game’s mod, or Earshot.',
    'not-numeric': 'The game sends a position that isn’t a number. Update its mod.',
    'too-far': 'The game sends an impossibly distant position. Update its mod.',
    torn: 'The game writes positions too fast to be read completely. Update its mod.',
  },
  server: {
    silent: 'It has sent this lobby’s host nothing about you.',
    lost: 'It stopped sending your position to this lobby’s host.',
    decides: 'It sends your position to this lobby’s host and takes priority over every other source.',
  },
  /** `source`: the title of the source that is used instead. */
  outranked: '{{source}} takes priority.',
  wentOnByHand: 'You’re moving manually until the position returns.',
  fact: { world: 'world {{world}}', accepted: '{{count, number}} accepted', refused: '{{count, number}} refused' },
  age: {
    now: 'now',
    seconds: '{{count, number}} s ago',
    minutes: '{{count, number}} min ago',
    hours: '{{count, number}} h ago',
  },
  track: {
    title: 'Recorded track',
    note: 'Repeats a walk from a CSV or JSON file, as if it came from a game.',
    play: 'Play a file',
    playAnother: 'Play another file',
    stop: 'Stop',
    file: 'Track file',
    tooLarge: 'This file has {{size, number}} kB. Use a track of at most {{most, number}} kB.',
  },
  api: {
    address: 'Address',
    token: 'Token',
    local: {
      title: 'For a game or mod on this computer',
      text: 'The game sends your position to this address, with this token.',
      missing: 'The local game API couldn’t start. See the log for the reason.',
    },
    server: {
      title: 'For a game server',
      text: 'The server sends all players’ positions to this address and overrides their own games. Keep the token secret.',
      missing: 'This lobby doesn’t accept positions from a game server.',
    },
  },
};
