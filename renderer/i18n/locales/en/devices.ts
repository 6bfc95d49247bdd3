/** Microphone and speakers: choosing, testing, and what is wrong with them. */
export const devices = {
  microphone: 'Microphone',
  output: 'Speakers or headphones',
  systemDefault: 'System default',
  /** `label`: the name of a device that was chosen and is not connected. */
  notPluggedIn: '{{label}} (disconnected)',
  inputLevel: 'Input level',
  /** Labels of sliders in dB. */
  inputGain: 'Input volume',
  outputGain: 'Output volume',

  /** Before the microphone was turned on for the first time. */
  off: {
    explanation: 'Your voice is sent only in lobbies. You can also join without a microphone and listen.',
    turnOn: 'Turn on microphone',
    /** While the browser asks you whether to allow it. */
    waiting: 'Waiting for permission',
  },
  tryAgain: 'Try again',
  withoutMicrophone: 'You can join and listen without it.',
  problem: {
    denied: 'Earshot isn’t allowed to use the microphone.',
    missing: 'No microphone found. Connect one, and Earshot starts using it.',
    busy: 'Another program is using the microphone. Close that program, then try again.',
    unusable: 'The microphone couldn’t be opened. Choose another one, or reconnect it.',
    unplugged: 'The microphone was disconnected. Reconnect it, or choose another one.',
    /** Instead of `denied` in a browser, which decides for each page. */
    blocked: 'Your browser blocks the microphone. Use the icon beside the address to allow it, then try again.',
  },
  howToAllow: {
    browser:
      'Open the site settings next to the address or in the window’s menu, set Microphone to “Allow”, then try again.',
    windows:
      'Open Windows Settings > Privacy & security > Microphone. Turn on “Microphone access” and “Let desktop apps access your microphone”, then try again.',
    macos: 'Open System Settings > Privacy & Security > Microphone. Turn on Earshot, then restart it.',
    linux:
      'Allow it in your system’s settings under Privacy > Microphone. In a sandbox such as Flatpak, give the app access to sound. Then try again.',
  },

  /** One line on the start screen; a click leads to the settings of the microphone. */
  status: {
    ok: 'Microphone OK',
    /** It is on, but nothing has come from it yet. */
    silent: 'Microphone silent. Is it muted?',
    off: 'Microphone off',
    opening: 'Turning on the microphone…',
    denied: 'Microphone not allowed',
    missing: 'No microphone',
    busy: 'Microphone in use elsewhere',
    unusable: 'Microphone doesn’t work',
    unplugged: 'Microphone disconnected',
  },

  /** Short notices. `label`: the name of the device. */
  notice: {
    microphoneGone: '“{{label}}” is disconnected. Earshot uses the system default until it is back.',
    speakersGone: '“{{label}}” is disconnected. Earshot uses the system default until it is back.',
    back: '“{{label}}” is connected again and in use.',
    speakersUnusable: 'These speakers couldn’t be used. Earshot keeps using the previous ones.',
    suppressionUnavailable: 'This noise suppression couldn’t start. Earshot uses “Standard” instead.',
  },

  /** A recording of three seconds, played back to you. `level`: a number. */
  test: {
    start: 'Hear yourself',
    recording: 'Speak now',
    playing: 'Playing',
    hintRecording: 'Recording for three seconds…',
    hintPlaying: 'This is how others hear you.',
    isOn: 'The microphone is on.',
    inUse: 'Using {{label}}.',
    good: 'Your voice is at {{level}} dB, which is a good level.',
    quiet: 'Your voice is at {{level}} dB, which is quiet. Raise the input volume.',
    loud: 'Your voice is at {{level}} dB, which is too loud. Lower the input volume.',
  },
  testProblem: {
    'no-microphone': 'The microphone is off. Turn it on first.',
    'nothing-recorded': 'Nothing was recorded. Choose another microphone and try again.',
    'no-codec': 'The recording couldn’t be encoded. Update your browser and try again.',
    'not-played': 'The recording couldn’t be played. Choose other speakers and try again.',
  },
  /** A tone to try the speakers. `play` and `stop` are buttons. */
  tone: { title: 'Test sound', play: 'Play test sound', stop: 'Stop test sound' },
  live: {
    /** Verdicts on the microphone, which change while you speak. */
    waiting: 'Say something. The bar should move.',
    heard: 'Your microphone works.',
    silent: 'No sound from your microphone. Check its mute switch and your system’s settings.',
  },
  /** A voice that moves around you once, to check the speakers: first a button, then a question with four answers. */
  around: {
    play: 'Hear a voice around you',
    playing: 'Playing',
    question: 'Did the voice move around you once?',
    yes: 'Yes',
    swapped: 'Left and right are swapped',
    stayed: 'It stayed in one place',
    nothing: 'I heard nothing',
    /** What follows from each answer. */
    verdict: {
      yes: 'Your speakers work.',
      swapped: 'Turn your headphones around or swap the cables of your speakers, then listen again.',
      stayed:
        'Set your system’s output to stereo, and the output mode in Settings > Audio to Stereo. Then listen again.',
      nothing: 'Choose another device above or turn up your system’s volume, then listen again.',
    },
    failed: 'The sound couldn’t be played. Choose another device.',
  },
  /** Below “Input volume” and “Output volume”. */
  boostHint: 'Above 0 dB, a limiter controls peaks and adds about 20 ms of latency.',
  /** How voices are played to your two ears. Each mode has a label and one line about it. */
  outputMode: {
    label: 'Output mode',
    stereo: {
      label: 'Stereo',
      detail: 'Voices come from the left or right.',
    },
    binaural: {
      label: '3D for headphones',
      detail: 'Places voices all around you. Needs headphones.',
    },
    mono: {
      label: 'Mono',
      detail: 'Plays the same to both ears.',
    },
    oneEar: {
      label: 'One ear',
      detail: 'Plays everything to one ear.',
    },
    /** Which ear the mode “One ear” uses. */
    ear: 'Ear',
    left: 'Left ear',
    right: 'Right ear',
    width: 'Stereo width',
    widthHint: 'How far voices spread to the sides; {{none, percent}} is mono.',
    percent: '{{share, percent}}',
  },

  /** What the microphone’s sound passes before it is sent. RNNoise and GTCRN are names. */
  processing: {
    suppression: 'Noise suppression',
    kinds: {
      off: { label: 'Off', detail: 'Sends everything the microphone picks up.' },
      browser: {
        label: 'Standard',
        detail: 'Built in. Removes steady fan noise and hum. Uses almost no CPU.',
      },
      rnnoise: {
        label: 'Strong (RNNoise)',
        detail: 'Removes far more, including key presses and clicks. Uses little CPU.',
      },
      gtcrn: { label: 'Strongest (GTCRN)', detail: 'Removes changing noise best. Uses the most CPU.' },
    },
    echoCancellation: 'Echo cancellation',
    echoCancellationDetail: 'Keeps your speakers out of your microphone.',
    autoGain: 'Automatic gain control',
    autoGainDetail: 'Evens out the volume of your voice.',
  },
};
