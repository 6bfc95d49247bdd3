/** Where positions come from: the line on the map, and the page of the settings that it opens. */
export const positions = {
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
    'chosen-port': 'The chosen port can’t be opened. Close the program that uses it, or choose another.',
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
  /** What you should know although your position arrives. */
  note: {
    'below-world': 'You’re over 1 km below the ground and may have fallen out of the map.',
    'server-unknown': 'This game doesn’t name your server. Players on its other servers sound near too.',
    'tick-stuck': 'The game never counts its updates, so your position is lost while you stand still. Update its mod.',
    'far-from-others':
      'All other players are over 10 km away. Check that you’re on the same map, or set the game’s scale.',
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
  /** How the game of Mumble Link counts, which you can set. */
  scale: {
    metres: 'm',
    title: 'Scale and axes',
    note: 'For {{game}}. Walk a known distance and compare it with what Earshot measures.',
    nameless: 'For games without a name. Walk a known distance and compare it with what Earshot measures.',
    unit: 'One unit of the game',
    zUp: 'The third axis is the height',
    zUpHint: 'Turn this on if climbing moves you sideways on the map.',
    mirrored: 'Swap left and right',
    mirroredHint: 'Turn this on if a voice on your left sounds on your right.',
    waiting: 'Measuring starts when your position arrives.',
    moved: 'You moved {{metres, number}} m.',
    restart: 'Measure from here',
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
  /** The program that carries positions out of Wine. */
  wine: {
    title: 'Games in Wine and Proton',
    inWine: '{{game}} runs in Wine. A bridge must carry its position to Earshot.',
    inProton: '{{game}} runs in Proton. A bridge must carry its position to Earshot.',
    hint: '{{game}} runs in Wine. Start the bridge to use its position.',
    start: 'Start the bridge',
    stop: 'Stop the bridge',
    running: 'The bridge to {{game}} runs. If nothing arrives, load another map or restart the game.',
    failed: 'The bridge to {{game}} couldn’t run. See the log for the reason.',
    always: 'Start the bridge with every game',
    alwaysHint: 'Turn this on for games that look for Mumble only when they start.',
  },
  api: {
    address: 'Address',
    fingerprint: 'Certificate fingerprint (SHA-256)',
    loopback: 'Address on this computer',
    token: 'Token',
    choice: {
      port: 'Port',
      portHint: 'Leave it empty unless your game reaches only certain ports, such as 8080.',
      portError: 'This isn’t a port. Enter a number from 1 to 65535, or leave it empty.',
      origins: 'Web pages that may send positions',
      originsHint: 'For overlays in web pages: their addresses, such as https://cfx-nui-radio.',
      originsError: 'Enter up to {{most}} addresses such as https://cfx-nui-radio, without a path or *.',
    },
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
