export const devices = {
  microphone: 'Mikrofon',
  output: 'Lautsprecher oder Kopfhörer',
  systemDefault: 'Standard des Systems',
  notPluggedIn: '{{label}} (nicht angeschlossen)',
  inputLevel: 'Eingangspegel',
  inputGain: 'Lautstärke des Mikrofons',
  outputGain: 'Lautstärke der Ausgabe',
  decibels: '{{value}} dB',
  off: {
    explanation:
      'Deine Stimme wird nur in einer Lobby gesendet, so wie du es unten wählst. Du kannst auch beitreten und nur zuhören.',
    turnOn: 'Mikrofon einschalten',
    waiting: 'Wartet auf deine Erlaubnis',
  },
  tryAgain: 'Noch einmal versuchen',
  withoutMicrophone: 'Du kannst ohne Mikrofon beitreten und zuhören.',
  problem: {
    denied: 'Earshot darf das Mikrofon nicht benutzen.',
    missing: 'Kein Mikrofon gefunden. Schließ eines an: Earshot benutzt es dann von selbst.',
    busy: 'Ein anderes Programm hält das Mikrofon. Schließ es und versuch es noch einmal.',
    unusable: 'Das Mikrofon ließ sich nicht öffnen. Wähle ein anderes, oder zieh es ab und schließ es wieder an.',
    unplugged: 'Das Mikrofon wurde abgezogen. Schließ es wieder an oder wähle ein anderes.',
  },
  howToAllow: {
    browser:
      'Öffne die Einstellungen der Seite über das Symbol neben der Adresse oder das Menü des Fensters, stell das Mikrofon auf „Zulassen“ und versuch es noch einmal.',
    windows:
      'Öffne die Windows-Einstellungen, Datenschutz und Sicherheit, Mikrofon. Schalte „Mikrofonzugriff“ und „Desktop-Apps den Zugriff auf Ihr Mikrofon erlauben“ ein und versuch es noch einmal.',
    macos:
      'Öffne Systemeinstellungen, Datenschutz & Sicherheit, Mikrofon. Schalte Earshot dort ein und starte Earshot neu.',
    linux:
      'Erlaube es in den Einstellungen deines Systems unter Datenschutz, Mikrofon. In einer Umgebung wie Flatpak gib der App Zugriff auf den Ton. Versuch es dann noch einmal.',
  },
  notice: {
    microphoneGone:
      '„{{label}}“ ist nicht angeschlossen. Bis es zurück ist, springt das Standardmikrofon des Systems ein.',
    speakersGone:
      '„{{label}}“ ist nicht angeschlossen. Bis es zurück ist, springt die Standardausgabe des Systems ein.',
    back: '„{{label}}“ ist zurück und wieder in Gebrauch.',
    speakersUnusable: 'Die gewählte Ausgabe lässt sich nicht benutzen. Die bisherige bleibt in Gebrauch.',
    suppressionUnavailable:
      'Die gewählte Rauschunterdrückung ließ sich hier nicht starten. Stattdessen gilt die des Browsers.',
  },
  test: {
    start: 'Dich selbst hören',
    recording: 'Sprich jetzt',
    playing: 'Spielt ab',
    hintRecording: 'Nimmt drei Sekunden auf …',
    hintPlaying: 'So hören dich die anderen.',
    isOn: 'Das Mikrofon ist an.',
    inUse: 'In Gebrauch: {{label}}.',
    good: 'Deine Stimme: {{level}} dB. Das ist ein guter Pegel.',
    quiet: 'Deine Stimme: {{level}} dB. Das ist leise: Stell das Mikrofon lauter.',
    loud: 'Deine Stimme: {{level}} dB. Das ist zu laut: Stell das Mikrofon leiser.',
  },
  testProblem: {
    'no-microphone': 'Schalte zuerst das Mikrofon ein.',
    'nothing-recorded': 'Es wurde nichts aufgenommen. Wähle ein anderes Mikrofon und versuch es noch einmal.',
    'no-codec': 'Die Aufnahme ließ sich nicht kodieren. Aktualisiere deinen Browser und versuch es noch einmal.',
    'not-played': 'Die Aufnahme ließ sich nicht abspielen. Wähle eine andere Ausgabe und versuch es noch einmal.',
  },
  tone: { play: 'Testton abspielen', playing: 'Spielt ab' },
  boostHint: 'Über 0 dB werden sehr laute Stimmen begrenzt, und der Ton kommt etwa 20 ms später.',
  processing: {
    suppression: 'Rauschunterdrückung',
    kinds: {
      off: { label: 'Aus', detail: 'Alles, was das Mikrofon hört, wird gesendet.' },
      browser: {
        label: 'Standard',
        detail: 'Die des Browsers. Nimmt gleichmäßige Lüfter und Brummen heraus und kostet fast nichts.',
      },
      rnnoise: { label: 'RNNoise', detail: 'Nimmt viel mehr heraus, auch Tasten und Klicks. Kostet wenig.' },
      gtcrn: { label: 'GTCRN', detail: 'Nimmt Geräusche heraus, die sich ändern. Kostet am meisten.' },
    },
    echoCancellation: 'Echounterdrückung',
    echoCancellationDetail: 'Hält deine Lautsprecher aus deinem Mikrofon heraus',
    autoGain: 'Automatische Verstärkung',
    autoGainDetail: 'Gleicht leise und laute Stimmen an',
    whileTalking: 'Das alles kannst du ändern, während du sprichst.',
  },
};
