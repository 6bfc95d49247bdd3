export const overlay = {
  aboveGame: {
    title: 'Overlay in Spielen',
    show: 'In Spielen zeigen, wer spricht',
    showHint:
      'Erscheint, solange du in einer Lobby bist, und lässt Klicks durch. Exklusiver Vollbildmodus verdeckt es; nimm randlos.',
    browserHint:
      'Die Desktop-App kann das über einem Spiel zeigen. Nimm hier die Adresse unten in dein Streaming-Programm.',
  },
  look: 'Aussehen',
  corner: 'Bildschirmecke',
  corners: {
    'top-left': 'Oben links',
    'top-right': 'Oben rechts',
    'bottom-left': 'Unten links',
    'bottom-right': 'Unten rechts',
  },
  everybody: 'Alle zeigen',
  everybodyHint: 'Zeigt stille Mitspieler abgedunkelt. Sonst erscheinen Mitspieler nur, während sie sprechen.',
  stream: {
    title: 'Overlay in Streams',
    text: 'Füg diese Adresse in OBS als Browserquelle hinzu. Sie gilt nur auf diesem Computer, solange Earshot läuft.',
    address: 'Adresse des Overlays',
    missing: 'Das Overlay ließ sich auf diesem Computer nicht starten. Der Grund steht im Protokoll.',
    renew: 'Neue Adresse',
    renewHint: 'Wer die Adresse hat, sieht, wer spricht. Eine neue Adresse macht die alte ungültig.',
    renewed: 'Die Adresse ist neu. Kopiere sie wieder in dein Streaming-Programm.',
    moved: 'Ein anderes Programm benutzt Port {{port}} dieser Adresse. Schließ es und starte Earshot neu.',
  },
  tray: {
    show: 'Earshot zeigen',
    mute: 'Stummschalten',
    deafen: 'Ton ausschalten',
    leave: 'Lobby verlassen',
    quit: 'Earshot beenden',
    hidden: 'Earshot läuft hier weiter. Zum Beenden wähle in diesem Menü „Earshot beenden“.',
  },
};
