export const positions = {
  title: 'Positionen',
  where: 'Woher Positionen kommen',
  sources: 'Quellen',
  sourcesNote: 'Es gilt die erste von ihnen, die deine Position kennt.',
  walkByHand: 'Von Hand gehen',
  source: {
    server: 'dem Server des Spiels',
    'game-api': 'der lokalen Spiele-API',
    'mumble-link': 'Mumble Link',
    track: 'einer Aufzeichnung',
    hand: 'der Karte',
  },
  sourceTitle: {
    server: 'Der Server des Spiels',
    'game-api': 'Die lokale Spiele-API',
    'mumble-link': 'Mumble Link',
    track: 'Eine Aufzeichnung',
    hand: 'Die Karte',
  },
  line: {
    fromServer: 'Position vom Server des Spiels',
    from: 'Position von {{source}}',
    fedBy: '{{source}}: {{feeder}}',
    menu: 'In einem Menü: Du bist nirgends. Das sagt: {{source}}.',
    lost: 'Position verloren, sie kam von {{source}}. {{outcome}}',
    serverLost: 'Der Server des Spiels sagt nicht mehr, wo du bist. {{outcome}}',
    serverOnly: 'In dieser Lobby darf nur der Server des Spiels sagen, wo du bist',
  },
  outcome: {
    hold: 'Du bleibst, wo du zuletzt warst.',
    fade: 'Du verstummst für die anderen langsam.',
    flat: 'Man hört dich wie in einem Kanal.',
  },
  trust: {
    positions:
      'Der Gastgeber dieser Lobby übernimmt Positionen von deinen Spielen, aber nicht Welt, Team oder Zustand.',
    nothing:
      'Der Gastgeber dieser Lobby übernimmt nichts von den Spielen der Leute: Nur der Server des Spiels sagt, wer wo ist.',
  },
  badge: { used: 'Gilt', off: 'Aus', waiting: 'Wartet', fresh: 'Bereit', stale: 'Still', failed: 'Fehler' },
  state: {
    off: 'Sie ist aus.',
    waiting: 'Von ihr kam noch nichts.',
    fresh: 'Sie sagt, wo du bist.',
    stale: 'Sie sagt nicht mehr, wo du bist.',
    failed: 'Sie kann nicht benutzt werden.',
  },
  problem: {
    'port-in-use': 'Keiner ihrer Ports ist frei. Beende die Programme, die sie benutzen, und starte Earshot neu.',
    foreign: 'Der gemeinsame Speicher von Mumble Link gehört einem anderen Benutzer, der sich abmelden muss.',
    size: 'Der gemeinsame Speicher von Mumble Link hat eine falsche Größe. Beende das Programm, das ihn angelegt hat.',
    refused:
      'Das System lässt Earshot nicht an den gemeinsamen Speicher von Mumble Link. Beende das Spiel und starte zuerst Earshot, dann das Spiel.',
    'bad-name': 'Sie ist aus: EARSHOT_MUMBLE_LINK ist kein Name eines gemeinsamen Speichers.',
    'no-native-code':
      'Sie ist aus: Ein Teil von Earshot, den sie braucht, lässt sich hier nicht laden. Installiere Earshot neu.',
    'wrong-system': 'Sie ist aus: Mumble Link wird nur unter Windows, macOS und Linux gelesen.',
    version:
      'Das Spiel schreibt eine Version von Mumble Link, die Earshot nicht kennt. Aktualisiere die Mod des Spiels oder Earshot.',
    'not-numeric': 'Das Spiel schreibt eine Position, die keine Zahl ist. Such nach einer neueren Version seiner Mod.',
    'too-far': 'Das Spiel schreibt eine Position, die zu weit weg ist. Vielleicht hat seine Mod einen Fehler.',
    torn: 'Das Spiel schreibt schneller, als seine Positionen ganz gelesen werden können.',
  },
  server: {
    silent: 'Er hat dem Gastgeber dieser Lobby nichts über dich gesagt.',
    lost: 'Er sagt dem Gastgeber dieser Lobby nicht mehr, wo du bist.',
    decides: 'Er sagt dem Gastgeber dieser Lobby, wo du bist, und geht allem anderen vor.',
  },
  serverGoesBefore: 'In dieser Lobby geht der Server des Spiels vor.',
  wentOnByHand: 'Du gehst von Hand weiter, solange die Position verloren ist.',
  fact: { world: 'Welt {{world}}', taken: '{{count, number}} übernommen', refused: '{{count, number}} abgelehnt' },
  age: {
    now: 'jetzt',
    seconds: 'vor {{count, number}} s',
    minutes: 'vor {{count, number}} min',
    hours: 'vor {{count, number}} h',
  },
  track: {
    title: 'Aufzeichnung',
    note: 'Ein Weg aus einer Datei (CSV oder JSON), immer wieder, als sagte ihn ein Spiel.',
    play: 'Datei abspielen',
    playAnother: 'Andere Datei abspielen',
    stop: 'Anhalten',
    file: 'Datei mit der Aufzeichnung',
    tooLarge: 'Eine Aufzeichnung hat höchstens {{most, number}} kB; diese Datei hat {{size, number}} kB.',
  },
  api: {
    address: 'Adresse',
    token: 'Zugangsschlüssel',
    local: {
      title: 'Für ein Spiel oder eine Mod auf diesem Computer',
      text: 'Es sagt Earshot an dieser Adresse, wo du bist, und zeigt diesen Schlüssel vor.',
      missing: 'Die lokale Spiele-API ließ sich nicht öffnen.',
    },
    server: {
      title: 'Für den Server eines Spiels',
      text: 'Er sagt deiner Lobby, wo alle Spieler sind. Dann kann niemand etwas anderes behaupten. Behalte den Schlüssel für dich und den Server.',
      missing: 'Diese Lobby nimmt nichts vom Server eines Spiels an.',
    },
  },
};
