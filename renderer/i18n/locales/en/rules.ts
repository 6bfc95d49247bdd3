/** The hearing rules: in words for every player, and the host's editor. */
export const rules = {
  title: 'Hearing rules',
  /** The line on the map that opens the rules. */
  line: { carries: 'Voice range {{distance, metres}} · Rules', byAll: 'Heard by everyone · Rules', meeting: 'Meeting' },
  phase: {
    label: 'Phase',
    playing: 'Playing',
    meeting: 'Meeting',
    now: 'Phase: <strong>{{phase}}</strong>',
    nowPlaying: 'playing',
    nowMeeting: 'meeting',
    whilePlaying: 'While playing',
    whileMeeting: 'In a meeting',
    /** Captions the table of the current phase. */
    isNow: '{{phase}} (now)',
    /** `phase`: "While playing"; `sentences`: the rules of that phase. */
    holds: '{{phase}}: {{sentences}}',
  },
  setByHost: 'The host sets these rules.',
  /** `problem`: one of `problem` below. */
  notInForce: '{{problem}} Until then, the previous rules apply.',
  topic: {
    distance: 'Distance',
    /** Which players hear which others. */
    hearing: 'Hearing',
    channels: 'Channels',
    sound: 'Sound',
    positions: 'Positions',
  },

  /** The sentences that explain the rules to players, one after the other. “They” are the voices of the one before. */
  words: {
    distance: {
      everywhere: 'Distance makes no difference: voices are at full volume everywhere.',
      fullThen: {
        linear: 'Voices are at full volume up to {{distance, metres}}, then fade evenly.',
        inverse: 'Voices are at full volume up to {{distance, metres}}, then fade as in open air.',
        exponential:
          'Voices are at full volume up to {{distance, metres}}, then fade by the same number of decibels per metre.',
        cubic: 'Voices are at full volume up to {{distance, metres}}, then fade quickly at first.',
      },
      falls: {
        linear: 'Voices fade evenly.',
        inverse: 'Voices fade as in open air.',
        exponential: 'Voices fade by the same number of decibels per metre.',
        cubic: 'Voices fade quickly at first.',
        curve: 'Voices fade along a custom curve.',
      },
      sameWorld: 'Voices are at full volume at any distance in the same world.',
      ends: 'They are silent beyond {{distance, metres}}.',
      stays: 'Beyond {{distance, metres}} they stay at {{loudness, percent}}.',
      /** Where voices never fade to silence. */
      fades: {
        whisper: 'Whispers fade within {{whisper, metres}}.',
        shout: 'Shouts fade within {{shout, metres}}.',
        both: 'Whispers fade within {{whisper, metres}}, shouts within {{shout, metres}}.',
      },
      whisper: 'Whispers carry {{whisper, metres}}.',
      shout: 'Shouts carry {{shout, metres}}.',
      both: 'Whispers carry {{whisper, metres}}, shouts {{shout, metres}}.',
      neither: 'Nobody can whisper or shout.',
    },
    hearing: {
      allNearby: 'Everyone hears players nearby.',
      allEverywhere: 'Everyone hears everyone, at any distance.',
      allSilent: 'Nobody hears anyone.',
      /** `what`: the parts below, one after the other: "the living nearby, not the dead". `who`: names of `heard`. */
      alive: 'The living hear {{what}}.',
      dead: 'The dead hear {{what}}.',
      spectator: 'Spectators hear {{what}}.',
      nearby: '{{who, and}} nearby',
      everywhere: '{{who, and}} everywhere',
      silent: 'not {{who, or}}',
      everybodyNearby: 'everyone nearby',
      everybodyEverywhere: 'everyone everywhere',
      nobody: 'nobody',
      /** Separates those parts. */
      comma: ', ',
    },
    heard: { alive: 'the living', dead: 'the dead', spectator: 'spectators' },
    channels: {
      ways: 'Players can also talk {{ways, and}}.',
      team: 'to their team',
      radio: 'by radio',
      radioOver: 'by radio within {{distance, metres}}',
      everybody: 'to everyone',
      none: 'There is no team, radio or lobby-wide channel.',
      priority: 'Players can talk with priority.',
      ducking: 'While a player talks with priority, all others are {{decibels, number}} dB quieter.',
    },
    sound: {
      noSide: 'Voices have no direction.',
      camera: 'Voices come from each player’s direction, relative to your camera.',
      avatar: 'Voices come from each player’s direction, relative to your avatar.',
      delay: 'Voices reach your far ear slightly later.',
      air: 'Distant voices sound duller.',
      muffled: 'Walls of vehicles and rooms muffle voices.',
      separate: 'Voices stay inside vehicles and rooms.',
      effects: 'Radios, water and rooms change how voices sound.',
      effectsOfRadio: 'Radios change how voices sound.',
      effectsWithoutRadio: 'Water and rooms change how voices sound.',
    },
    positions: {
      hold: 'If a position is lost for {{seconds, number}} s, that player stays where they last were.',
      fade: 'If a position is lost for {{seconds, number}} s, that player fades to silence.',
      flat: 'If a position is lost for {{seconds, number}} s, that player is heard at full volume, as on a channel.',
      mapNearby: 'The map shows only players within hearing range.',
      mapNobody: 'Nobody sees where others are, how far away, or who hears them.',
      trustPositions: 'Players’ own games set their position, but not their world, team or state.',
      trustNothing: 'Only the game server sets positions.',
    },
  },

  /** The table of who hears whom. */
  matrix: {
    listeners: 'Listeners',
    /** Begins a row; the names of the speakers and how they are heard follow. */
    hear: { alive: 'The living hear', dead: 'The dead hear', spectator: 'Spectators hear' },
    mode: { nearby: 'Nearby', everywhere: 'Everywhere', silent: 'Not at all' },
    /** Labels a cell: "The living hear the dead". */
    cell: '{{listener}} {{speaker}}',
  },

  /** The plot of loudness over distance. */
  curve: {
    pictureFlat: 'A voice is equally loud at any distance',
    point: '{{distance, metres}}: {{decibels, number}} dB',
    own: 'Your range: {{distance, metres}}',
    picture: 'Loudness of a normal voice by distance: {{points}}',
    whisper: 'whisper',
    normal: 'normal',
    shout: 'shout',
  },

  editor: {
    /** Labels a choice of other voice programs, such as Simple Voice Chat; `noProgram` stands for none of them. */
    distancesAs: 'Distances as in',
    noProgram: 'Custom',
    game: {
      plain: 'Distance only',
      'social-deduction': 'Social deduction',
      survival: 'Survival',
      roleplay: 'Role-play',
      shooter: 'Shooter',
    },
    law: 'Attenuation',
    laws: {
      linear: 'Linear: fades evenly to silence',
      inverse: 'Inverse: fades as in open air',
      exponential: 'Exponential: same decibels per metre',
      cubic: 'Cubic: fades quickly at first',
      curve: 'Curve: custom points',
      flat: 'Flat: no attenuation, as on a channel',
    },
    fullUpTo: 'Full volume up to',
    endsAt: 'Silent beyond',
    beforeEnd: 'Volume before silence',
    neverBelow: 'Minimum volume',
    offset: 'Extra distance',
    offsetHint: 'Added to every distance, as if players stood this far above each other.',
    points: 'Curve points',
    pointsHint: 'Distance and volume of each point, starting at 0 m.',
    /** Type the example like this in every language. */
    pointsProblem: 'This isn’t a curve. Enter at least two points, such as “0 m 100 %, 30 m 0 %”.',
    whisperCarries: 'Whisper range',
    shoutCarries: 'Shout range',
    /** After a number: "0.25 × normal range", "5 m". */
    timesAsFar: '× normal range',
    noWhisper: '0 turns whispering off.',
    noShout: '0 turns shouting off.',
    metres: 'm',
    seconds: 's',
    decibels: 'dB',
    percent: '%',
    team: 'Team',
    teamDetail: 'Talk to your whole team.',
    radio: 'Radio',
    radioDetail: 'Talk on a radio channel.',
    radioEverywhere: 'Unlimited radio range',
    radioReach: 'Radio range',
    everybody: 'Everyone',
    everybodyDetail: 'Talk to everyone in the lobby.',
    priority: 'Priority',
    priorityDetail: 'Players can hold a key to talk with priority.',
    ducking: 'Volume of others during priority talk',
    pan: 'Voice direction',
    pans: {
      full: 'On',
      off: 'Off',
    },
    panHint: 'Each player chooses stereo, 3D or mono in their own settings.',
    directionFrom: 'Direction relative to',
    directions: { camera: 'Camera', avatar: 'Avatar' },
    enclosures: 'Vehicles and rooms',
    enclosureModes: {
      ignored: 'No effect',
      muffled: 'Muffle voices through walls',
      separate: 'Keep voices inside',
    },
    effects: 'Effects',
    effectsDetail: 'Radios, water, walls and rooms change how voices sound.',
    air: 'Air absorption',
    airDetail: 'Distant voices lose high frequencies.',
    delay: 'Interaural delay',
    delayDetail: 'Voices reach your far ear up to {{delay, number}} ms later.',
    lost: 'When a position is lost',
    policies: { hold: 'Keep the last position', fade: 'Fade to silence', flat: 'Full volume, as on a channel' },
    lostAfter: 'Lost after',
    /** The start of a sentence; the choices below end it. */
    trust: 'Trust players’ own games with',
    trusts: {
      everything: 'Everything',
      positions: 'Positions only',
      nothing: 'Nothing; only the game server counts',
    },
    trustHint: 'A game server always takes precedence.',
    mapShows: 'Players on the map',
    maps: { everybody: 'Everyone in the same world', nearby: 'Only players within hearing range', nobody: 'Only you' },
    mapHint: 'Hidden players are not sent at all, so cheats can’t find them.',
  },

  problem: {
    'sets-full': 'You already have {{most}} saved sets. Delete one first.',
    'no-name': 'Enter a name.',
    'name-taken': 'Another set has this name. Choose a different one.',
    endTooNear: 'Voices would be silent before full volume ends. Increase “Silent beyond”.',
    curveEnds: 'The curve doesn’t cover the range. Add points from {{start, metres}} to {{end, metres}}.',
    curveRises: 'The curve rises or runs backwards. Increase the distance and lower the volume at each point.',
  },

  /** The region with all rules as sentences. */
  summary: 'The rules in words',

  /** Presets, and sets of rules that the player saved. */
  sets: {
    all: 'Presets and saved sets',
    label: 'Preset',
    /** Beside the name of a set that was changed since it was applied. */
    modified: 'modified',
    reset: 'Reset to preset',
    more: 'Save, copy or import',
    saveAs: 'Save as…',
    saveChanges: 'Save changes',
    save: 'Save',
    saveTitle: 'Save these rules',
    name: 'Name',
    unnamed: 'My rules',
    rename: 'Rename…',
    renameTitle: 'Rename “{{name}}”',
    copy: 'Copy as text',
    notCopied: 'The rules couldn’t be copied. Allow Earshot to use the clipboard.',
    remove: 'Delete',
    menu: 'More about {{name}}',
    unreadable: 'Saved sets from another version of Earshot: {{number}}. They are kept.',
    carries: 'Voices carry {{distance, metres}}',
    byAll: 'Heard everywhere',
    import: 'Import…',
    detail: {
      plain: 'Volume depends only on distance. Team and radio channels are open.',
      'social-deduction': 'The living never hear the dead. In a meeting, everyone hears all the living.',
      survival: 'Voices carry far across the land, whispers half as far.',
      roleplay: 'Short range, muffled walls, car interiors and radios.',
      shooter: 'Team channel and radio. The dead talk among themselves.',
    },
  },

  /** The question before a set is applied, with what it changes. `name`: the name of the set. */
  apply: { title: 'Apply “{{name}}” for everyone?', apply: 'Apply', nothing: 'Players notice no difference.' },

  /** Reading a text of rules. `field` is a name in it, such as "strengths.whisper"; the others are values in it. */
  import: {
    title: 'Import rules',
    text: 'Rules as text',
    hint: 'Paste copied rules, or choose a rules file of up to 64 KiB.',
    start: 'Import',
    file: 'Choose file…',
    tooLong: 'This text is longer than {{most}} KiB. Paste only the rules.',
    notJson: 'This text is incomplete. Paste all of it, from { to }.',
    notJsonAt: 'Line {{line}} can’t be read. Check its quotes, commas and brackets.',
    notRules: 'This text contains no rules. Paste all of it, from { to }.',
    unknownField: 'Line {{line}}: there is no rule “{{field}}”. Check its spelling.',
    otherField: 'Line {{line}}: there is no rule “{{field}}”. Did you mean “{{meant}}”?',
    fieldTwice: '“{{field}}” appears twice, first in line {{line}}. Remove one of them.',
    missingField: '“{{field}}” is missing. Add it.',
    badValue: 'Line {{line}}: “{{field}}” can’t be {{received}}. Expected: {{expected}}',
    inconsistent: 'These rules contradict each other. Full volume must end before silence, and curves must fall.',
  },

  /** Short messages. `change`: the sentences of `change` below; `name`: a set, or in `byPlayer` a player. */
  toast: {
    changed: 'Rules: {{change}}',
    undone: 'Undone: {{change}}',
    byHost: 'The host changed the rules: {{change}}',
    byPlayer: '{{name}} changed the rules: {{change}}',
    noEffect: 'This change has no effect for now.',
    saved: 'Saved “{{name}}”.',
    deleted: 'Deleted “{{name}}”.',
    copied: 'Rules copied as text.',
  },

  /** What changes in the rules. `label`: as the control is labelled. */
  change: {
    metres: '{{label}}: {{after, metres}} instead of {{before, metres}}.',
    percent: '{{label}}: {{after, percent}} instead of {{before, percent}}.',
    number: '{{label}}: {{after, number}} {{unit}} instead of {{before, number}} {{unit}}.',
    words: '{{label}}: {{after}} instead of {{before}}.',
    on: '{{label}}: on.',
    off: '{{label}}: off.',
    curve: 'The attenuation curve has new points.',
    toFlat: 'Distance no longer matters.',
    fromFlat: 'Voices carry {{after, metres}} instead of everywhere.',
    carries: 'Voices carry {{after, metres}} instead of {{before, metres}}.',
    fades: 'Voices fade over {{after, metres}} instead of {{before, metres}}.',
    unlimited: 'unlimited',
    distance: '{{distance, metres}}',
    more: 'And more.',
    laws: {
      linear: 'linear',
      inverse: 'inverse',
      exponential: 'exponential',
      cubic: 'cubic',
      curve: 'custom curve',
      flat: 'flat',
    },
    whisper: {
      ends: 'Nobody can whisper.',
      starts: 'Whispers carry {{after, metres}}.',
      carries: 'Whispers carry {{after, metres}} instead of {{before, metres}}.',
    },
    shout: {
      ends: 'Nobody can shout.',
      starts: 'Shouts carry {{after, metres}}.',
      carries: 'Shouts carry {{after, metres}} instead of {{before, metres}}.',
    },
    ends: {
      team: 'The team channel ends.',
      radio: 'Radio ends.',
      everybody: 'The lobby-wide channel ends.',
      priority: 'Talking with priority ends.',
    },
    noLonger: {
      alive: 'The living no longer hear {{who, or}}.',
      dead: 'The dead no longer hear {{who, or}}.',
      spectator: 'Spectators no longer hear {{who, or}}.',
    },
    to: { playing: 'The meeting ends.', meeting: 'A meeting begins.' },
  },
};
