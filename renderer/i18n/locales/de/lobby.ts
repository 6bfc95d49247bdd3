export const lobby = {
  host: {
    title: 'Lobby eröffnen',
    name: 'Name der Lobby',
    rules: 'Regeln',
    range: 'Wie weit Stimmen reichen',
    start: 'Eröffnen',
    starting: 'Startet',
  },
  choice: {
    plain: 'Nur nach Entfernung',
    'social-deduction': 'Social Deduction',
    survival: 'Survival',
    roleplay: 'Rollenspiel',
    shooter: 'Shooter',
  },
  choiceHint: {
    'social-deduction': 'Die Lebenden hören die Toten nicht. In einer Besprechung hören sie einander alle.',
    survival: 'Weite Stimmen über Land, Flüstern und Rufen.',
    roleplay: 'Straßen, Autos und Funk: kurze Entfernungen, dumpfe Wände.',
    shooter: 'Teamkanal und Funk. Die Toten reden unter sich.',
  },
  rangeName: { room: 'Zimmer', yard: 'Hof', field: 'Wiese', valley: 'Tal' },
  join: {
    title: 'Lobby beitreten',
    invitation: 'Einladung',
    hint: 'Der Link, den der Gastgeber für dich kopiert hat.',
    start: 'Beitreten',
    starting: 'Tritt bei',
  },
  practice: {
    title: 'Üben',
    text: 'Geh zwischen simulierten Mitspielern umher und hör, wie nah und fern klingen. Sonst ist niemand dabei.',
    start: 'Üben',
    starting: 'Startet',
  },
  nameless: 'Spieler',
  copyInvitation: 'Einladung kopieren',
  copyYourself: 'Kopiere die Einladung selbst',
  settings: 'Einstellungen',
  leave: 'Lobby verlassen',
  journey: 'Weg einer Stimme',
  state: {
    starting: 'Startet',
    connecting: 'Verbindet',
    connected: 'Verbunden',
    interrupted: 'Verbindung weg, neuer Versuch',
    ended: 'Nicht verbunden',
  },
  origin: { hosted: 'Du bist Gastgeber', practice: 'Simulierte Mitspieler' },
  busy: {
    quieter_one: 'Der Gastgeber ist ausgelastet: Du hörst nur die lauteste Stimme.',
    quieter_other: 'Der Gastgeber ist ausgelastet: Du hörst die {{count, number}} lautesten Stimmen gleichzeitig.',
    later_one: 'Der Gastgeber ist ausgelastet: Du hörst nur die lauteste Stimme, etwas später als sonst.',
    later_other:
      'Der Gastgeber ist ausgelastet: Du hörst die {{count, number}} lautesten Stimmen gleichzeitig, etwas später als sonst.',
  },
  ended: {
    title: {
      'host-lost': 'Der Gastgeber ist weg',
      'lobby-closed': 'Die Lobby wurde geschlossen',
      removed: 'Du wurdest aus der Lobby entfernt',
    },
    advice: {
      'host-lost':
        'Wenn nur das Netz ausgefallen ist, verbinde dich neu. Wenn der Gastgeber neu gestartet hat, bitte um die neue Einladung.',
      'lobby-closed':
        'Der Gastgeber hat sie für alle beendet. Bitte um eine neue Einladung oder eröffne selbst eine Lobby.',
      removed: 'Frag den Gastgeber, wenn du das für ein Versehen hältst.',
    },
    back: 'Zurück zum Anfang',
    reconnect: 'Neu verbinden',
  },
};
