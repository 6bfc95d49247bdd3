export const map = {
  title: 'Map',
  picture: 'Map of the lobby',
  you: 'You',
  mutedName: '{{name}} (muted)',
  awayName: '{{name}} (reconnecting)',
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
  help: {
    walk: 'Walk with <key>W</key><key>A</key><key>S</key><key>D</key> or arrow keys, turn with <key>Q</key> <key>E</key>, run with <key>Shift</key>. Or drag yourself, or click a place.',
    pan: 'Arrow keys move the map, <key>+</key> and <key>-</key> zoom. Click a player to see their distance.',
  },
  picker: {
    title: 'Players on the map, nearest first',
    help: 'Arrow keys select a player, Enter centres the map on them, the menu key shows what you can do, Escape clears the selection. Shift with arrow keys moves the map, plus and minus zoom.',
  },
  selected: {
    title: 'Selected player',
    /** How a screen reader reads out a player. */
    words: '{{name}}, {{place}}, {{state}}',
    menu: 'More about {{name}}',
    end: 'Clear selection',
    hearsYou: 'hears you',
    hearsYouNot: 'doesn’t hear you',
    talking: 'talking',
    muted: 'muted',
    away: 'reconnecting',
    gone: 'not on the map',
  },
};
