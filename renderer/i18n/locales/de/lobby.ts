export const lobby = {
  host: {
    title: 'Lobby eröffnen',
    name: 'Name der Lobby',
    rules: 'Regeln',
    range: 'Reichweite der Stimmen',
    start: 'Eröffnen',
    starting: 'Wird gestartet',
  },
  choice: {
    plain: 'Nur Entfernung',
    'social-deduction': 'Social Deduction',
    survival: 'Survival',
    roleplay: 'Rollenspiel',
    shooter: 'Shooter',
  },
  choiceHint: {
    'social-deduction': 'Die Lebenden hören die Toten nie. In einer Besprechung hören alle die Lebenden.',
    survival: 'Stimmen tragen weit über Land, mit Flüstern und Rufen.',
    roleplay: 'Kurze Reichweite, dämpfende Wände, Fahrzeuge und Funk.',
    shooter: 'Teamkanal und Funk. Die Toten reden unter sich.',
  },
  rangeName: { room: 'Zimmer', yard: 'Hof', field: 'Wiese', valley: 'Tal' },
  join: {
    title: 'Lobby beitreten',
    invitation: 'Einladung',
    field: 'Einladung oder Code',
    hint: 'Füg den Link vom Host ein oder tippe seinen Code.',
    start: 'Beitreten',
    starting: 'Tritt bei',
  },
  practice: {
    title: 'Üben',
    text: 'Geh zwischen simulierten Mitspielern umher und hör, wie Entfernung klingt. Echte Spieler sind nicht dabei.',
    start: 'Üben',
    starting: 'Wird gestartet',
  },
  slow: {
    opening: 'Die Audio-Threads der Lobby starten. Ein ausgelasteter Computer braucht bis zu 30 Sekunden.',
    joining: 'Wartet auf die Antwort des Hosts.',
  },
  trying: {
    patient: 'Alle Wege werden noch einmal versucht',
    rendezvous: 'Versuch über den Rendezvous-Server',
    relay: 'Versuch über ein Relay',
    udp: 'Versuch nur mit UDP',
  },
  nameless: 'Spieler',
  copyInvitation: 'Einladung kopieren',
  copyYourself: 'Einladung kopieren',
  settings: 'Einstellungen',
  leave: 'Lobby verlassen',
  renew: {
    title: 'Neue Einladung',
    text: 'Die bisherige Einladung funktioniert dann nicht mehr. Spieler in der Lobby bleiben.',
    start: 'Ersetzen',
  },
  hostNotice: {
    'other-port':
      'Port {{wanted}} ist belegt, darum nutzt diese Lobby {{port}}. Gib diesen Port im Router für Spieler aus dem Internet frei.',
    'only-loopback':
      'Dieser Computer hat keine Netzwerkadresse, also kann niemand sonst beitreten. Verbinde ihn mit einem Netzwerk.',
  },
  knock: {
    asks: {
      lan: '{{name}} möchte aus deinem Netz beitreten',
      directory: '{{name}} möchte über die öffentliche Liste beitreten',
    },
    gone: '{{name}} wartet nicht mehr',
    letIn: 'Einlassen',
    refuse: 'Ablehnen',
  },
  path: {
    direct: 'Direkt',
    router: 'Durch deinen Router',
    relay: 'Über ein Relay',
    tcp: 'Über TCP',
    relayTcp: 'Über ein Relay und TCP',
  },
  journey: 'Latenz einer Stimme',
  state: {
    starting: 'Wird gestartet',
    connecting: 'Verbindet',
    connected: 'Verbunden',
    interrupted: 'Verbindung unterbrochen',
    reconnecting: 'Verbindet neu',
    ended: 'Getrennt',
  },
  newHost: {
    other: '{{name}} ist jetzt der Host der Lobby.',
    you: 'Du bist jetzt der Host der Lobby. Sie bleibt offen, solange du da bist.',
  },
  origin: { hosted: 'Host', practice: 'Simulierte Mitspieler' },
  busy: {
    quieter_one: 'Der Host ist ausgelastet. Du hörst nur die lauteste Stimme.',
    quieter_other: 'Der Host ist ausgelastet. Du hörst nur die {{count, number}} lautesten Stimmen.',
    later_one: 'Der Host ist ausgelastet. Du hörst nur die lauteste Stimme, leicht verzögert.',
    later_other: 'Der Host ist ausgelastet. Du hörst nur die {{count, number}} lautesten Stimmen, leicht verzögert.',
    flat_one: 'Der Host ist stark ausgelastet. Du hörst nur die lauteste Stimme, verzögert und ohne Richtung.',
    flat_other:
      'Der Host ist stark ausgelastet. Du hörst nur die {{count, number}} lautesten Stimmen, verzögert und ohne Richtung.',
  },
  returning: {
    title: 'Verbindet neu',
    since: 'Die Verbindung ist seit {{time}} weg. Earshot versucht weiter, zurückzukehren.',
    advice: 'Dein Platz bleibt dir. Geh zurück zum Start, um das zu beenden.',
    now: 'Jetzt versuchen',
  },
  ended: {
    title: {
      'host-lost': 'Verbindung verloren',
      'lobby-closed': 'Lobby geschlossen',
      removed: 'Aus der Lobby entfernt',
      replaced: 'Woanders beigetreten',
      'headset-ended': 'Headset getrennt',
    },
    advice: {
      'host-lost':
        'Verbinde dich neu, sobald dein Netz oder der Host wieder da ist. Klappt das nicht, bitte um eine neue Einladung.',
      'lobby-closed': 'Sie ist für alle zu Ende. Bitte um eine neue Einladung, oder eröffne selbst eine Lobby.',
      removed: 'Wenn du das für ein Versehen hältst, frag den Host.',
      replaced: 'Wechsle dorthin, oder tritt hier wieder bei.',
      'headset-ended': 'Erstelle auf deinem anderen Gerät einen neuen Link, um dieses wieder zu verwenden.',
    },
    back: 'Zurück zum Start',
    reconnect: 'Neu verbinden',
  },
};
