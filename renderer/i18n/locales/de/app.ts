export const app = {
  views: 'Karte und Spieler',
  start: {
    title: 'Hör, wer in der Nähe ist.',
    settings: 'Einstellungen',
    back: 'Zurück',
    you: 'Du',
  },
  lobbyName: { nameless: 'Meine Lobby', of: 'Lobby von {{name}}', ofNameInS: 'Lobby von {{name}}' },
  announce: {
    starting: 'Wird gestartet',
    connecting: 'Verbindung zur Lobby wird aufgebaut',
    connected: 'Mit der Lobby verbunden',
    interrupted: 'Verbindung unterbrochen',
    reconnecting: 'Verbindung zur Lobby wird neu aufgebaut',
    ended: 'Von der Lobby getrennt',
    connectedDeafened: 'Mit der Lobby verbunden. Du bist taub geschaltet',
    connectedMuted: 'Mit der Lobby verbunden. Du bist stumm',
  },
  invitation: {
    title: 'Dieser Lobby beitreten?',
    text: 'Die Spieler dieser Lobby hören dich und sehen deinen Namen. Tritt nur bei, wenn du dem Absender vertraust.',
    refuse: 'Jetzt nicht',
    accept: 'Beitreten',
    refused: 'Link funktioniert nicht',
  },
  ended: {
    title: 'Earshot wurde beendet',
    text: 'Schließe dieses Fenster und starte Earshot neu.',
  },
  leave: {
    title: 'Deine Lobby verlassen?',
    text: 'Du bist der Host dieser Lobby. Wenn du gehst, endet sie für alle.',
    stay: 'Bleiben',
    end: 'Für alle beenden',
    preparing: 'Wird vorbereitet …',
    preparingText:
      'Ein anderer Computer bereitet sich darauf vor, die Lobby zu übernehmen. Gehst du jetzt, endet sie für alle.',
    handOverText: '{{name}} kann die Lobby übernehmen, und niemand fliegt raus.',
    handOver: 'An {{name}} übergeben',
    handingOver: 'Wird übergeben …',
    notHandedOver:
      'Niemand hat die Lobby übernommen, also bist du weiter der Host. Versuch es noch einmal oder beende sie für alle.',
  },
  notHeard: '{{problem}} Du hörst die anderen, aber sie hören dich nicht.',
  notHeardNorHearing: '{{problem}} Die anderen hören dich nicht.',
  nothingSent:
    'Dein Mikrofon ist an, aber deine Stimme wird nicht gesendet. Earshot startet das Mikrofon neu. Bleibt diese Meldung, wähle in den Einstellungen ein anderes.',
};
