export const devices = {
  microphone: 'Microphone',
  output: 'Speakers or headphones',
  systemDefault: 'System default',
  notPluggedIn: '{{label}} (not plugged in)',
  inputLevel: 'Input level',
  inputGain: 'Microphone volume',
  outputGain: 'Output volume',
  decibels: '{{value}} dB',

  off: {
    explanation: 'Your voice is sent only in a lobby, in the way you choose below. You can also join and just listen.',
    turnOn: 'Turn on the microphone',
    waiting: 'Waiting for your permission',
  },
  tryAgain: 'Try again',
  withoutMicrophone: 'You can join and listen without it.',
  problem: {
    denied: 'Earshot may not use the microphone.',
    missing: 'No microphone was found. Plug one in: Earshot starts using it by itself.',
    busy: 'Another program holds the microphone. Close that program, then try again.',
    unusable: 'The microphone could not be opened. Choose another one, or unplug it and plug it in again.',
    unplugged: 'The microphone was pulled out. Plug it in again, or choose another one.',
  },
  howToAllow: {
    browser:
      'Open the site settings from the symbol beside the address or in the window’s menu, set the microphone to “Allow”, then try again.',
    windows:
      'Open Windows Settings, Privacy & security, Microphone. Turn on “Microphone access” and “Let desktop apps access your microphone”, then try again.',
    macos: 'Open System Settings, Privacy & Security, Microphone. Turn on Earshot there, then start Earshot again.',
    linux:
      'Allow it in your system’s settings under Privacy, Microphone. In a sandbox such as Flatpak, give the app access to sound. Then try again.',
  },

  notice: {
    microphoneGone: '“{{label}}” is not plugged in. The system’s default microphone stands in until it is back.',
    speakersGone: '“{{label}}” is not plugged in. The system’s default speakers stand in until they are back.',
    back: '“{{label}}” is back and in use again.',
    speakersUnusable: 'The chosen speakers cannot be used. The ones before stay in use.',
    suppressionUnavailable:
      'The chosen noise suppression could not be started here. The browser’s own is used instead.',
  },

  test: {
    start: 'Hear yourself',
    recording: 'Speak now',
    playing: 'Playing',
    hintRecording: 'Recording three seconds…',
    hintPlaying: 'This is how others hear you.',
    isOn: 'The microphone is on.',
    inUse: 'Using {{label}}.',
    good: 'Your voice: {{level}} dB. That is a good level.',
    quiet: 'Your voice: {{level}} dB. That is quiet: raise the microphone volume.',
    loud: 'Your voice: {{level}} dB. That is too loud: lower the microphone volume.',
  },
  testProblem: {
    'no-microphone': 'Turn on the microphone first.',
    'nothing-recorded': 'Nothing was recorded. Choose another microphone and try again.',
    'no-codec': 'The recording could not be encoded. Update your browser and try again.',
    'not-played': 'The recording could not be played. Choose other speakers and try again.',
  },
  tone: { play: 'Play a test sound', playing: 'Playing' },
  boostHint: 'Above 0 dB, very loud voices are limited, and sound is about 20 ms later.',

  processing: {
    suppression: 'Noise suppression',
    kinds: {
      off: { label: 'Off', detail: 'Everything the microphone hears is sent.' },
      browser: {
        label: 'Standard',
        detail: 'The browser’s own. Takes out steady fans and hum, and costs next to nothing.',
      },
      rnnoise: { label: 'RNNoise', detail: 'Takes out far more, keys and clicks too. Costs little.' },
      gtcrn: { label: 'GTCRN', detail: 'Takes out noise that changes. Costs the most.' },
    },
    echoCancellation: 'Echo cancellation',
    echoCancellationDetail: 'Keeps your speakers out of your microphone',
    autoGain: 'Automatic gain',
    autoGainDetail: 'Makes quiet and loud voices alike',
    whileTalking: 'You can change all of this while you talk.',
  },
};
