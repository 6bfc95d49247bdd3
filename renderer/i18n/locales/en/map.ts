export const map = {
  title: 'Map',
  picture: 'Map of the lobby',
  you: 'You',
  mutedName: '{{name}} (muted)',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showEverybody: 'Show everybody',
  followMe: 'Follow me',
  headingUp: 'Turn the map with me',
  /** How far a voice reaches, on its ring. */
  ring: {
    whisper: 'Whisper {{distance}}',
    normal: 'Normal {{distance}}',
    shout: 'Shout {{distance}}',
  },
  /** How many are in the lobby but not on the map. */
  elsewhere_one: '{{count}} person is elsewhere',
  elsewhere_other: '{{count}} people are elsewhere',
  /** The same, where the rules hide who is not near. */
  outOfSight_one: '{{count}} person is elsewhere or too far away to be shown',
  outOfSight_other: '{{count}} people are elsewhere or too far away to be shown',
  help: {
    walk: '<key>W</key><key>A</key><key>S</key><key>D</key> or arrow keys walk, <key>Q</key> <key>E</key> turn, <key>Shift</key> runs. Drag yourself, or click where to go.',
    pan: 'Arrow keys move the map, <key>+</key> and <key>-</key> zoom. Click somebody to see how far away they are.',
  },
  picker: {
    title: 'Players on the map, the nearest first',
    help: 'Arrow keys choose a player, Enter brings them to the middle, Escape ends it. Shift and arrow keys move the map, plus and minus zoom.',
  },
  selected: {
    title: 'Chosen player',
    /** All that is known of them, as a screen reader says it. */
    words: '{{name}}, {{place}}, {{state}}',
    centre: 'Bring {{name}} to the middle',
    end: 'End the choice',
    hearsYou: 'hears you',
    hearsYouNot: 'does not hear you',
    talking: 'talking',
    muted: 'muted',
    gone: 'not on the map now',
  },
  /** Where somebody is as one looks. */
  place: {
    ahead: '{{distance}} ahead',
    aheadRight: '{{distance}} ahead right',
    right: '{{distance}} right',
    behindRight: '{{distance}} behind right',
    behind: '{{distance}} behind',
    behindLeft: '{{distance}} behind left',
    left: '{{distance}} left',
    aheadLeft: '{{distance}} ahead left',
  },
};
