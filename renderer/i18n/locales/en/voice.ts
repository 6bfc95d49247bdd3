/** Your own voice: when and how you talk. */
export const voice = {
  /** Names the talk bar and its meter, for screen readers. */
  bar: 'Your voice',
  level: 'Your input level',
  /** Buttons: verbs. Deafened, you hear nobody and nobody hears you. */
  mute: 'Mute',
  unmute: 'Unmute',
  deafen: 'Deafen',
  undeafen: 'Undeafen',
  /** The button to hold, and what it turns into. */
  button: {
    /** The first three are short for what a click does. */
    turnOn: 'Turn on microphone',
    unmute: 'Tap to unmute',
    undeafen: 'Tap to undeafen',
    talk: 'Hold to talk',
    talking: 'Talking',
    pause: 'Hold to pause',
    paused: 'Paused',
    notSent: 'Not sending',
  },
  /** The one line about your voice: whether you are heard, and in a second part who hears you. No full stops. */
  own: {
    /** Nobody hears you, whatever you do with your key. */
    unheard: {
      ended: 'Disconnected: nobody hears you',
      reconnecting: 'Reconnecting: nobody hears you',
      interrupted: 'Connection interrupted: nobody hears you',
      connecting: 'Connecting: nobody hears you yet',
      deafened: 'Deafened: you hear nobody and nobody hears you',
      /** On the other device that shares your sound: a phone as headset, or what it belongs to. */
      deafenedThere: 'Deafened on your other device: you hear nobody and nobody hears you',
      noMicrophone: 'No microphone. You can listen.',
      muted: 'Muted: nobody hears you',
      mutedThere: 'Muted on your other device: nobody hears you',
      /** By moderators, by your role, or because you are new. */
      silenced: 'Silenced in this lobby: nobody hears you',
      stalled: 'Your voice isn’t being sent: nobody hears you',
      noSound: 'No sound from your microphone',
    },
    /** How you begin to talk. `key` stands for the key's cap. */
    way: {
      hold: 'Hold {{key}} to talk',
      holdHere: 'Hold {{key}} in this window to talk',
      holdButton: 'Hold the button to talk',
      voice: 'Waiting for your voice',
      /** The phone that is your headset decides when you speak. */
      phone: 'Your phone decides when you transmit',
      opening: 'Opening the microphone',
      channel: 'Choose a radio channel',
      pausedKey: 'Paused while you hold {{key}}',
      pausedButton: 'Paused while you hold the button',
      pausedLockedKey: 'Paused. Press {{key}} to talk',
      pausedLockedButton: 'Paused. Press the button to talk',
    },
    /** What ends your talking, if not letting go. */
    ends: {
      lockKey: 'Press {{key}} to stop',
      lockButton: 'Press the button to stop',
      pauseKey: 'Hold {{key}} to pause',
      pauseButton: 'Hold the button to pause',
    },
    /** `names`: a list such as "Fox and Owl". */
    inRange: 'In range: {{names, and}}',
    /** The same on a channel, where range does not matter. */
    reaches: 'Reaches {{names, and}}',
    /** The same where the rules let everyone hear you at any distance. */
    inRoom: 'You are in {{room}}',
    whisper: 'You whisper: only {{names, and}} can hear you',
    reachesRoom: 'Your voice reaches everyone in {{room}}',
    reachesAll: 'Your voice reaches everyone',
    /** Your state and the rules decide: you are dead, or watch. */
    notLiving: 'The living don’t hear you',
    /** While you talk. `count`: the number of `names`. */
    hear_one: '{{names, and}} hears you',
    hear_other: '{{names, and}} hear you',
    /** While you talk in a lobby that doesn't show you who hears you. */
    sent: 'Your voice is sent',
    nobody: {
      alone: 'Nobody else is here',
      group: 'Nobody in your group hears you',
      blocked: 'Nobody can hear you. You blocked {{names, and}}.',
      nearby: 'Nobody in range hears you',
      team: 'Nobody can hear you on the team channel',
      radio: 'Nobody can hear you on the radio',
      everybody: 'Nobody can hear you',
      whisper: 'You whisper, but nobody hears you',
      room: 'Nobody else is in {{room}}',
      silentRoom: 'You are in {{room}}, where nobody is heard',
      rules: 'The rules let nobody hear you',
    },
  },
  leave: 'Leave',
  keys: 'Choose keys',
  mode: {
    label: 'Input mode',
    'push-to-talk': 'Push to talk',
    'voice-activation': 'Voice activation',
    'open-mic': 'Open mic',
    'push-to-mute': 'Push to mute',
  },
  modeNote: {
    'push-to-talk': 'You transmit while you hold the key.',
    'voice-activation': 'You transmit while you’re louder than the threshold.',
    'open-mic': 'You transmit all the time unless you’re muted.',
    'push-to-mute': 'You transmit all the time except while you hold the key.',
  },
  /** On a phone, in place of the above. */
  modeNoteTouch: {
    'push-to-talk': 'You transmit while you hold the talk button.',
    'push-to-mute': 'You transmit all the time except while you hold the talk button.',
  },
  /** On a phone, before there is the button. */
  touch: {
    'push-to-talk': 'Hold the talk button to talk',
    'push-to-mute': 'Hold the talk button to pause',
  },
  /** While you try it outside of a lobby. `key` stands for the key's cap. */
  test: {
    'push-to-talk': {
      idle: 'Hold {{key}} and speak to try it.',
      active: '{{key}} works. In a lobby, you would transmit now.',
    },
    'push-to-mute': { idle: 'Hold {{key}} to try it.', active: '{{key}} works. In a lobby, you would be muted now.' },
    'voice-activation': { idle: 'Speak to try it.', active: 'It works. In a lobby, you would transmit now.' },
    'open-mic': 'In a lobby, you would transmit now.',
  },
  /** Settings of voice activation. The threshold is a mark on the level meter. */
  activation: {
    sensitivity: 'Sensitivity',
    automatic: 'Automatic',
    manual: 'Manual',
    automaticHint: 'Follows the noise in your room. The mark shows the current threshold.',
    threshold: 'Set the threshold below your voice and above the noise in your room.',
    thresholdLabel: 'Threshold',
    level: 'Threshold level',
    /** How long you keep transmitting after your voice stops. */
    hold: 'Hold time',
    holdHint: 'Keeps transmitting through short pauses.',
    preRoll: 'Pre-roll',
    preRollHint: 'Also sends the moment before, so the first syllable isn’t cut off.',
  },
  milliseconds: '{{value, number}} ms',
  releaseDelay: 'Release delay',
  releaseDelayHint: 'Keeps transmitting after you release the key, so the last word isn’t cut off.',
  /** The same with voice activation, where no talk key applies. */
  releaseDelayHintOfStyles: 'For your whisper, shout and radio keys: keeps transmitting after you release them.',
  doublePress: 'Double press to lock',
  doublePressDetail: 'Press the talk key twice quickly to keep talking. Press it again to stop.',
  /** Sounds that the app makes itself. */
  signals: {
    label: 'Sounds',
    off: 'Off',
    quiet: 'Quiet',
    normal: 'Normal',
    detail: 'Short sounds when you mute or deafen, and when players join or leave. Only you hear them.',
  },
  soundCues: 'Talk sounds',
  /** Below `signals.detail`, which it continues. */
  soundCuesDetail: 'Also when you start and stop talking with a key.',
  /** How loud you talk. */
  strength: { label: 'Loudness', whisper: 'Whisper', normal: 'Normal', shout: 'Shout' },
  /** Which players you talk to: buttons side by side, so as short as possible. */
  target: {
    label: 'Talk to',
    nearby: 'Nearby',
    team: 'Team',
    radio: 'Radio',
    everybody: 'Everyone',
    chooseChannel: 'Choose a channel',
  },
  priority: 'Priority',
  holdToWhisper: 'Hold {{key}} to whisper',
  holdToShout: 'Hold {{key}} to shout',
  /** A button for radio channel and group, and what it opens. */
  style: {
    open: 'Radio and group',
    label: 'How you talk',
    /** The same where there is no radio and nothing else to choose. */
    openAlone: 'Group',
    ofGame: 'Your game sets your loudness and who you talk to.',
    radio: 'Radio channel',
    radioHint: 'You hear and reach players on the same channel.',
    noRadio: 'None',
    withheld: {
      shout: 'Your role in this lobby doesn’t let you shout.',
      radio: 'Your role in this lobby doesn’t let you talk on the radio.',
    },
  },
  group: {
    title: 'Group',
    inGroup: 'You’re in the group “{{name}}”. You and its members hear only each other.',
    leave: 'Leave group',
    hint: 'Members hear only each other. The first member sets the password.',
    name: 'Group name',
    password: 'Password',
    /** A button. */
    enter: 'Join group',
  },
};
