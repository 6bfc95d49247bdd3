/** The map of the lobby, which draws every player. */
export const map = {
  title: 'Map',
  /** For screen readers. */
  picture: 'Map of the lobby',
  /** The label of your own dot. */
  you: 'You',
  mutedName: '{{name}} (muted)',
  awayName: '{{name}} (reconnecting)',
  /** Buttons. `headingUp` turns the map so that your direction is up. */
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showEverybody: 'Show everyone',
  followMe: 'Follow me',
  headingUp: 'Rotate with me',
  /** The voice range on its ring. */
  ring: {
    whisper: 'Whisper {{distance}}',
    normal: 'Normal {{distance}}',
    shout: 'Shout {{distance}}',
  },
  /** How many players are in the lobby but not on the map. */
  elsewhere_one: '{{count}} player is elsewhere',
  elsewhere_other: '{{count}} players are elsewhere',
  /** The same, when the rules hide players out of range. */
  outOfSight_one: '{{count}} player is elsewhere or out of range',
  outOfSight_other: '{{count}} players are elsewhere or out of range',
  hidden: 'These rules hide other players',
  /** Below the map. `<key>` draws a key's cap. */
  help: {
    walk: '<key>W</key><key>A</key><key>S</key><key>D</key> walk, arrow keys choose a player, <key>Q</key> <key>E</key> turn, <key>Shift</key> runs. Or drag your dot, or click where to go.',
    pan: '<key>W</key><key>A</key><key>S</key><key>D</key> move the map, arrow keys choose a player, <key>+</key> and <key>-</key> zoom. Click a player to see their distance.',
    /** The same for fingers. */
    tap: 'Tap a place to walk.',
    drag: 'Drag the map to move it. Tap a player to see their distance.',
  },
  /** For screen readers and the keyboard. */
  picker: {
    title: 'Players, nearest first',
    help: 'Enter centres the map on the chosen player, the menu key opens their menu, Escape clears the selection. Shift with arrow keys moves the map, plus and minus zoom.',
  },
  selected: {
    title: 'Selected player',
    /** Read out for the selected player. `place`: "12 m ahead"; `state`: one of the words below, or several. */
    words: '{{name}}, {{place}}, {{state}}',
    menu: 'More about {{name}}',
    /** A button that is on while the map keeps the player in the middle. */
    follow: 'Follow on map',
    end: 'Clear selection',
    hearsYou: 'hears you',
    hearsYouNot: 'doesn’t hear you',
    talking: 'talking',
    muted: 'muted',
    away: 'reconnecting',
    gone: 'not on the map',
  },
};
