/** Where positions come from: the line on the map, and the page of the settings that it opens. */
export const positions = {
  /** Names the line on the map, for screen readers. */
  where: 'Position source',
  sources: 'Sources',
  sourcesNote: 'Earshot uses the first source that knows your position.',
  /** A button: move on the map although another source is chosen. */
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
    menu: 'No position while you’re in a menu ({{source}})',
    /** `outcome`: one of the sentences below. */
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
  /** What the lobby's rules accept from your own game. */
  trust: {
    positions: 'This lobby accepts your position from your game, but not your world, team or state.',
    nothing: 'This lobby accepts your position only from the game server, not from your own game.',
  },
  /** The state of a source in one word. */
  badge: {
    used: 'In use',
    off: 'Off',
    waiting: 'Waiting',
    fresh: 'Ready',
    stale: 'Stopped',
    failed: 'Failed',
  },
  /** The same in a sentence. */
  state: {
    off: 'Turned off.',
    waiting: 'Nothing received yet.',
    fresh: 'Sends your position.',
    stale: 'Stopped sending your position.',
    failed: 'Can’t be used.',
  },
  /** What keeps a source from working, and what to do. */
  problem: {
    'port-in-use': 'All of its ports are in use. Close the programs that use them, then restart Earshot.',
    'chosen-port': 'The chosen port can’t be opened. Close the program that uses it, or choose another.',
    foreign: 'Another user owns Mumble Link’s shared memory. Ask them to log out.',
    size: 'Mumble Link’s shared memory has the wrong size. Close the program that created it.',
    refused: 'The system denied access to Mumble Link’s shared memory. Start Earshot before the game.',
    'bad-name': 'The variable EARSHOT_MUMBLE_LINK is wrong. Correct or remove it, then restart Earshot.',
    'no-native-code': 'A part of Earshot couldn’t be loaded. Reinstall Earshot.',
    'wrong-system': 'Mumble Link works only on Windows, macOS and Linux.',
    version: 'The game uses an unknown version of Mumble Link. Update the game’s mod, or Earshot.',
    'not-numeric': 'The game sends a position that isn’t a number. Update its mod.',
    'too-far': 'The game sends an impossibly distant position. Update its mod.',
    torn: 'The game writes positions faster than they can be read. Update its mod.',
  },
  /** What you should know although your position arrives. */
  note: {
    'below-world': 'You’re over 1 km below the ground and may have fallen out of the map.',
    'server-unknown': 'This game doesn’t report its server, so players on other servers may sound near.',
    'tick-stuck': 'The game doesn’t count its updates, so your position is lost while you stand still. Update its mod.',
    'far-from-others':
      'All other players are over 10 km away. Check that you’re on the same map, or set the game’s scale.',
  },
  /** About the game server. */
  server: {
    silent: 'It has sent this lobby’s host nothing about you.',
    lost: 'It stopped sending your position to this lobby’s host.',
    decides: 'It sends your position to this lobby’s host and takes precedence over all other sources.',
  },
  /** `source`: the title of the source that is used instead. */
  outranked: '{{source}} takes precedence.',
  wentOnByHand: 'You’re moving manually until your position is back.',
  /** Short facts about a source. `world`: its name; `accepted` and `refused`: position updates. */
  fact: { world: 'world {{world}}', accepted: '{{count, number}} accepted', refused: '{{count, number}} refused' },
  /** When the last position arrived. */
  age: {
    now: 'now',
    seconds: '{{count, number}} s ago',
    minutes: '{{count, number}} min ago',
    hours: '{{count, number}} h ago',
  },
  /** The units and axes of a game with Mumble Link, which you can set. `unit` is in metres. */
  scale: {
    metres: 'm',
    title: 'Scale and axes',
    note: 'For {{game}}. Walk a known distance and compare it with Earshot’s measurement.',
    nameless: 'For unnamed games. Walk a known distance and compare it with Earshot’s measurement.',
    unit: 'One unit of the game',
    /** A switch: in this game the third coordinate, Z, is the height, not the second. */
    zUp: 'Third axis is height',
    zUpHint: 'Turn this on if climbing moves you across the map.',
    mirrored: 'Swap left and right',
    mirroredHint: 'Turn this on if voices on your left come from the right.',
    waiting: 'Measuring starts when your position arrives.',
    moved: 'You moved {{metres, number}} m.',
    restart: 'Measure from here',
  },
  track: {
    title: 'Recorded track',
    note: 'Replays positions from a CSV or JSON file as if they came from a game.',
    play: 'Play a file',
    playAnother: 'Play another file',
    stop: 'Stop',
    file: 'Track file',
    tooLarge: 'This file has {{size, number}} kB. Choose one with at most {{most, number}} kB.',
  },
  /** The bridge, a program that carries positions out of Wine. */
  wine: {
    title: 'Wine and Proton',
    inWine: '{{game}} runs in Wine. A bridge must carry its position to Earshot.',
    inProton: '{{game}} runs in Proton. A bridge must carry its position to Earshot.',
    hint: '{{game}} runs in Wine. Start the bridge to use its position.',
    start: 'Start the bridge',
    stop: 'Stop the bridge',
    running: 'The bridge to {{game}} is running. If nothing arrives, load another map or restart the game.',
    failed: 'The bridge to {{game}} couldn’t run. See the log for the reason.',
    /** A switch. */
    always: 'Start the bridge with every game',
    alwaysHint: 'Turn this on for games that look for Mumble only at start.',
  },
  api: {
    address: 'Address',
    fingerprint: 'Certificate fingerprint (SHA-256)',
    loopback: 'Address on this computer',
    token: 'Token',
    choice: {
      port: 'Port',
      portHint: 'Leave this empty unless your game reaches only certain ports, such as 8080.',
      portError: 'This isn’t a port. Enter a number from 1 to 65535, or leave it empty.',
      origins: 'Web pages that may send positions',
      originsHint: 'For overlays in web pages: their addresses, such as https://cfx-nui-radio.',
      originsError:
        'This list can’t be used. Enter up to {{most}} addresses such as https://cfx-nui-radio, without a path or *.',
    },
    local: {
      title: 'Game on this computer',
      text: 'The game sends your position to this address with this token.',
      missing: 'The local game API couldn’t start. See the log for the reason.',
    },
    server: {
      title: 'Game server',
      text: 'The server sends all players’ positions to this address with this token. Keep the token secret.',
      missing: 'This lobby doesn’t accept positions from a game server.',
    },
  },
};
