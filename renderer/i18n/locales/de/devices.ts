export const devices = {
  microphone: 'Mikrofon',
  output: 'Lautsprecher oder Kopfhörer',
  systemDefault: 'Systemstandard',
  notPluggedIn: '{{label}} (nicht angeschlossen)',
  inputLevel: 'Eingangspegel',
  inputGain: 'Eingangslautstärke',
  outputGain: 'Ausgangslautstärke',
  off: {
    explanation: 'Deine Stimme wird nur in einer Lobby gesendet. Du kannst auch ohne Mikrofon beitreten und zuhören.',
    turnOn: 'Mikrofon einschalten',
    waiting: 'Wartet auf deine Erlaubnis',
  },
  tryAgain: 'Noch einmal versuchen',
  withoutMicrophone: 'Du kannst ohne Mikrofon beitreten und zuhören.',
  problem: {
    denied: 'Earshot darf das Mikrofon nicht benutzen.',
    missing: 'Kein Mikrofon gefunden. Schließe eines an, dann benutzt Earshot es.',
    busy: 'Ein anderes Programm benutzt das Mikrofon. Schließe es und versuch es noch einmal.',
    unusable: 'Das Mikrofon ließ sich nicht öffnen. Wähle ein anderes, oder zieh es ab und steck es wieder an.',
    unplugged: 'Das Mikrofon wurde abgezogen. Schließe es wieder an oder wähle ein anderes.',
    blocked:
      'Dein Browser blockiert das Mikrofon. Erlaube es über das Symbol neben der Adresse und versuch es dann noch einmal.',
  },
  howToAllow: {
    browser:
      'Öffne die Seiteneinstellungen neben der Adresse oder im Menü des Fensters, stelle Mikrofon auf „Zulassen“ und versuch es noch einmal.',
    windows:
      'Öffne Windows-Einstellungen > Datenschutz und Sicherheit > Mikrofon. Schalte „Mikrofonzugriff“ und „Desktop-Apps den Zugriff auf Ihr Mikrofon erlauben“ ein und versuch es noch einmal.',
    macos: 'Öffne Systemeinstellungen > Datenschutz & Sicherheit > Mikrofon. Schalte Earshot ein und starte es neu.',
    linux:
      'Erlaube es in den Systemeinstellungen unter Datenschutz > Mikrofon. In einer Sandbox wie Flatpak gib der App Zugriff auf den Ton. Versuch es dann noch einmal.',
  },
  status: {
    ok: 'Mikrofon bereit',
    silent: 'Vom Mikrofon kommt nichts. Ist es stumm?',
    off: 'Mikrofon aus',
    opening: 'Mikrofon wird eingeschaltet …',
    denied: 'Mikrofon nicht erlaubt',
    missing: 'Kein Mikrofon',
    busy: 'Mikrofon anderswo in Gebrauch',
    unusable: 'Mikrofon funktioniert nicht',
    unplugged: 'Mikrofon abgezogen',
  },
  notice: {
    microphoneGone: '„{{label}}“ ist nicht angeschlossen. Bis es zurück ist, gilt der Systemstandard.',
    speakersGone: '„{{label}}“ ist nicht angeschlossen. Bis es zurück ist, gilt der Systemstandard.',
    back: '„{{label}}“ ist wieder angeschlossen und in Gebrauch.',
    speakersUnusable: 'Diese Ausgabe ließ sich nicht benutzen. Earshot behält die bisherige.',
    suppressionUnavailable: 'Diese Rauschunterdrückung ließ sich nicht starten. Earshot nutzt stattdessen „Standard“.',
  },
  test: {
    start: 'Dich selbst hören',
    recording: 'Sprich jetzt',
    playing: 'Wird abgespielt',
    hintRecording: 'Nimmt drei Sekunden auf …',
    hintPlaying: 'So hören dich die anderen.',
    isOn: 'Das Mikrofon ist an.',
    inUse: 'In Gebrauch: {{label}}.',
    good: 'Deine Stimme liegt bei {{level}} dB. Das ist ein guter Pegel.',
    quiet: 'Deine Stimme liegt bei {{level}} dB und ist leise. Erhöhe die Eingangslautstärke.',
    loud: 'Deine Stimme liegt bei {{level}} dB und ist zu laut. Verringere die Eingangslautstärke.',
  },
  testProblem: {
    'no-microphone': 'Das Mikrofon ist aus. Schalte es zuerst ein.',
    'nothing-recorded': 'Es wurde nichts aufgenommen. Wähle ein anderes Mikrofon und versuch es noch einmal.',
    'no-codec': 'Die Aufnahme ließ sich nicht kodieren. Aktualisiere deinen Browser und versuch es noch einmal.',
    'not-played': 'Die Aufnahme ließ sich nicht abspielen. Wähle eine andere Ausgabe und versuch es noch einmal.',
  },
  tone: { title: 'Testton', play: 'Testton abspielen', stop: 'Testton stoppen' },
  live: {
    waiting: 'Sag etwas. Der Balken sollte sich bewegen.',
    heard: 'Dein Mikrofon funktioniert.',
    silent: 'Von deinem Mikrofon kommt kein Ton. Prüfe seinen Stummschalter und die Systemeinstellungen.',
  },
  around: {
    play: 'Eine Stimme um dich herum hören',
    playing: 'Läuft',
    question: 'Ist die Stimme einmal um dich herumgegangen?',
    yes: 'Ja',
    swapped: 'Links und rechts sind vertauscht',
    stayed: 'Sie blieb an einer Stelle',
    nothing: 'Ich habe nichts gehört',
    verdict: {
      yes: 'Deine Lautsprecher funktionieren.',
      swapped:
        'Setze deine Kopfhörer andersherum auf oder tausche die Kabel deiner Lautsprecher, dann hör noch einmal.',
      stayed:
        'Stelle die Ausgabe deines Systems auf Stereo, und den Ausgabemodus unter Einstellungen > Audio auf Stereo. Dann hör noch einmal.',
      nothing: 'Wähle oben ein anderes Gerät oder erhöhe die Systemlautstärke, dann hör noch einmal.',
    },
    failed: 'Der Ton konnte nicht abgespielt werden. Wähle ein anderes Gerät.',
  },
  boostHint: 'Über 0 dB begrenzt ein Limiter die Spitzen und fügt etwa 20 ms Latenz hinzu.',
  outputMode: {
    label: 'Ausgabemodus',
    stereo: {
      label: 'Stereo',
      detail: 'Stimmen kommen von links oder rechts.',
    },
    binaural: {
      label: '3D für Kopfhörer',
      detail: 'Du hörst Stimmen rundum. Braucht Kopfhörer.',
    },
    mono: {
      label: 'Mono',
      detail: 'Gleicher Ton auf beiden Ohren.',
    },
    oneEar: {
      label: 'Ein Ohr',
      detail: 'Aller Ton auf einem Ohr.',
    },
    ear: 'Ohr',
    left: 'Linkes Ohr',
    right: 'Rechtes Ohr',
    width: 'Stereobreite',
    widthHint: 'Wie weit Stimmen zur Seite gehen. {{none, percent}} ist Mono.',
    percent: '{{share, percent}}',
  },
  processing: {
    suppression: 'Rauschunterdrückung',
    kinds: {
      off: { label: 'Aus', detail: 'Sendet alles, was das Mikrofon aufnimmt.' },
      browser: {
        label: 'Standard',
        detail: 'Eingebaut. Entfernt gleichmäßiges Lüfterrauschen und Brummen. Braucht fast keine CPU.',
      },
      rnnoise: { label: 'Stark (RNNoise)', detail: 'Entfernt viel mehr, auch Tastatur und Klicks. Braucht wenig CPU.' },
      gtcrn: {
        label: 'Am stärksten (GTCRN)',
        detail: 'Entfernt wechselnde Geräusche am besten. Braucht am meisten CPU.',
      },
    },
    echoCancellation: 'Echounterdrückung',
    echoCancellationDetail: 'Hält deine Lautsprecher aus deinem Mikrofon heraus.',
    autoGain: 'Automatische Pegelregelung',
    autoGainDetail: 'Gleicht die Lautstärke deiner Stimme aus.',
  },
};
