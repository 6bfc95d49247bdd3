export const overlay = {
  aboveGame: {
    title: 'Über dem Spiel',
    show: 'Über dem Spiel zeigen, wer spricht',
    showHint:
      'Es ist da, solange du in einer Lobby bist. Klicks gehen hindurch. Spiele im exklusiven Vollbild verdecken es: Wähle dort randlos.',
    browserHint:
      'Die Desktop-App kann das über einem Spiel zeigen. Im Browser benutze die Adresse unten in deinem Streaming-Programm.',
  },
  look: 'Was gezeigt wird',
  corner: 'Ecke des Bildschirms',
  corners: {
    'top-left': 'Oben links',
    'top-right': 'Oben rechts',
    'bottom-left': 'Unten links',
    'bottom-right': 'Unten rechts',
  },
  everybody: 'Alle zeigen',
  everybodyHint: 'Auch die, die still sind, abgedunkelt. Sonst erscheinen Leute, solange sie sprechen.',
  stream: {
    title: 'In einem Stream',
    text: 'Füge in OBS oder einem ähnlichen Programm eine Browserquelle mit dieser Adresse hinzu. Sie geht nur auf diesem Computer, solange Earshot läuft.',
    address: 'Adresse der Einblendung',
    missing: 'Die Adresse ließ sich auf diesem Computer nicht öffnen. Das Protokoll sagt, warum.',
    renew: 'Neue Adresse',
    renewHint:
      'Wer die Adresse lesen kann, sieht, wer spricht, und sonst nichts. Danach zeigt die alte Adresse nichts mehr.',
    renewed: 'Die Adresse ist neu. Kopiere sie wieder in dein Streaming-Programm.',
  },
  tray: {
    show: 'Earshot zeigen',
    mute: 'Stumm schalten',
    deafen: 'Nichts hören',
    leave: 'Lobby verlassen',
    quit: 'Earshot beenden',
    hidden: 'Earshot läuft hier weiter. Zum Beenden wähle „Earshot beenden“ in diesem Menü.',
  },
};
