export const common = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  reset: 'Zurücksetzen',
  on: 'An',
  off: 'Aus',
  dismiss: 'Ausblenden',
  undo: 'Rückgängig',
  more_one: '{{count, number}} weiterer',
  more_other: '{{count, number}} weitere',
  copyField: '{{name}} kopieren',
  showField: '{{name}} anzeigen',
  hideField: '{{name}} verbergen',
  clipboardRefused: 'Earshot kann die Zwischenablage nicht benutzen. Markiere den Text und kopiere ihn selbst.',
  decibels: '{{value}} dB',
  direction: {
    ahead: 'vor dir',
    aheadRight: 'vorn rechts',
    right: 'rechts',
    behindRight: 'hinten rechts',
    behind: 'hinter dir',
    behindLeft: 'hinten links',
    left: 'links',
    aheadLeft: 'vorn links',
  },
  place: '{{distance}} {{direction}}',
  loudness: { none: 'gar nicht', close: 'laut', clear: 'deutlich', quiet: 'leise', faint: 'sehr leise' },
  loudnessWithGain: '{{loudness}} ({{gain}})',
  errors: {
    'bad-invitation': 'Das ist keine Einladung von Earshot. Füg den ganzen Link ein; er beginnt mit earshot://join/.',
    'invitation-cut-off': 'Diese Einladung ist unvollständig. Kopiere den ganzen Link noch einmal.',
    'invitation-damaged': 'In dieser Einladung sind Tippfehler. Kopiere den ganzen Link noch einmal.',
    'invitation-typo': 'Zeichen {{detail}} des Codes nach earshot://join/ ist falsch. Kopiere den Link noch einmal.',
    'invitation-version':
      'Diese Einladung stammt von einer neueren Version von Earshot. Aktualisiere Earshot und füg sie noch einmal ein.',
    'two-invitations': 'Dieser Text enthält Einladungen zu verschiedenen Lobbys. Füg nur eine davon ein.',
    'wrong-secret': 'Diese Einladung ist veraltet. Bitte den Host um die aktuelle.',
    'wrong-certificate':
      'Unter der Adresse dieser Einladung antwortet ein anderes Programm, oder der Host hat ein neues Zertifikat. Bitte um eine neue Einladung.',
    unreachable: 'Der Host antwortet auf keinem Weg. Frag, ob die Lobby offen ist und ob Freunde sie erreichen.',
    'name-unknown':
      'Der Name der Adresse des Hosts ist nicht zu finden. Prüf deine Internetverbindung oder bitte um eine neue Einladung.',
    'port-refused': 'Der Computer an dieser Adresse lehnt die Verbindung ab. Frag, ob die Lobby offen ist.',
    timeout: 'Der Host hat zu lange nicht geantwortet. Versuch es noch einmal.',
    refused: 'Der Host lässt dich nicht herein oder antwortet nicht. Bitte ihn um eine Einladung.',
    'lobby-full': 'Die Lobby ist voll. Versuch es wieder, wenn jemand geht.',
    'bad-name': 'Dieser Name geht nicht. Wähle einen mit 1 bis 32 sichtbaren Zeichen.',
    'bad-identity':
      'Der Host konnte deine Identität nicht prüfen. Starte Earshot neu. Hilft das nicht, lösche identity.json aus dem Datenordner.',
    'unsupported-version': 'Du und der Host habt verschiedene Versionen von Earshot. Aktualisiert die ältere.',
    'bad-answer': 'Die Antwort des Hosts ist unbrauchbar. Prüft, ob ihr dieselbe Version von Earshot habt.',
    'no-media':
      'Der Host hat geantwortet, aber es kommt kein Ton durch. Erlaube UDP in deiner Firewall oder bitte den Host, einen Rendezvous-Server einzutragen.',
    'host-lost': 'Die Verbindung zum Host ist abgebrochen. Prüf dein Netz, oder frag, ob die Lobby noch offen ist.',
    'lobby-closed': 'Der Host hat die Lobby geschlossen.',
    removed: 'Der Host hat dich aus der Lobby entfernt.',
    replaced: 'Du bist dieser Lobby in einem anderen Fenster beigetreten.',
    'no-rendezvous-set':
      'Codes und gelistete Lobbys brauchen einen Rendezvous-Server, und du hast keinen. Füge einen unter Einstellungen, Verbindung hinzu oder nimm einen Link.',
    'no-rendezvous': 'Kein Rendezvous-Server antwortet. Prüf dein Netz oder versuch es in einer Minute noch einmal.',
    'rendezvous-busy': 'Der Rendezvous-Server ist ausgelastet. Warte eine Minute und versuch es noch einmal.',
    'lobby-busy': 'Zu viele Personen treten dieser Lobby gleichzeitig bei. Versuch es in einer Minute noch einmal.',
    'lobby-not-there': 'Diese Lobby ist beim Rendezvous-Server nicht registriert. Frag den Host, ob sie offen ist.',
    'no-relay':
      '„Nur über Relays“ ist an, und diese Lobby hat kein Relay. Schalte es unter Einstellungen, Verbindung aus oder wähle eine andere Lobby.',
    'relay-refused':
      '„Nur über Relays“ ist an, und das Relay hat dir keine Adresse gegeben. Versuch es in einer Minute noch einmal oder schalte es unter Einstellungen, Verbindung aus.',
    'bad-code': 'Ein Code hat 8 Buchstaben und Ziffern, etwa K7Q-29MDX. Vergleich ihn mit dem Host.',
    'unknown-code': 'Keine Lobby hat diesen Code. Vergleich ihn mit dem Host; Codes enden mit ihrer Lobby.',
    'wrong-code': 'Der zweite Teil des Codes ist falsch. Vergleich ihn mit dem Host.',
    'too-many-codes': 'Zu viele falsche Codes. Bitte den Host um den neuen Code und warte eine Minute.',
    'wrong-lobby-password': 'Das Passwort ist falsch. Frag den Host danach.',
    'short-lobby-password': 'Dieses Passwort ist zu kurz. Nimm mindestens 6 Zeichen.',
    'port-in-use': 'Ein anderes Programm benutzt den Port. Beende es und versuch es noch einmal.',
    'bind-failed': 'Der Netzwerkport ließ sich nicht öffnen. Prüfe die Firewall und versuch es noch einmal.',
    'no-lobby': 'Du hostest keine Lobby. Eröffne zuerst eine.',
    'bad-rules': 'Stimmen würden verstummen, bevor die volle Lautstärke endet. Vergrößere ihre Reichweite.',
    'bad-track':
      'Diese Aufzeichnung lässt sich nicht abspielen. Nimm eine CSV- oder JSON-Datei mit Zeiten und Positionen.',
    'bad-track-row':
      'Zeile {{detail}} dieser Aufzeichnung ist unbrauchbar. Prüfe ihre Spalten, ihre Zahlen und die Reihenfolge der Zeiten.',
    superseded: 'Abgebrochen, weil etwas anderes gestartet wurde.',
    internal: 'In Earshot ist etwas schiefgegangen. Versuch es noch einmal; Näheres steht im Protokoll.',
    'bad-message': 'Der Host versteht deine Version von Earshot nicht. Aktualisiert die ältere.',
    'bad-offer': 'Der Host unterstützt den Ton deiner Version nicht. Aktualisiert die ältere Version von Earshot.',
    'too-many-messages': 'Du hast dem Host zu viel auf einmal gesendet. Warte kurz und versuch es noch einmal.',
    'keys-damaged':
      'Die Datei mit den Schlüsseln deiner Lobby, host-keys.json im Datenordner von Earshot, ist beschädigt. Stelle sie wieder her, oder lösche sie.',
    'bad-address': 'Die öffentliche Adresse ist nicht nutzbar. Ändere sie unter Einstellungen, Verbindung.',
    'practice-failed':
      'Die Übungslobby ließ sich nicht öffnen, weil ihre simulierten Mitspieler ausgefallen sind. Versuch es noch einmal.',
    'lobby-died': 'Die Lobby auf diesem Computer ist abgestürzt. Eröffne sie neu; Näheres steht im Protokoll.',
    'no-bridge-program':
      'Das Programm der Brücke fehlt. Installiere gcc-mingw-w64 und versuch es erneut, oder nimm ein Paket von Earshot.',
    'bridge-failed': 'Die Brücke lief in diesem Wine nicht. Den Grund nennt das Protokoll.',
    'game-ended': 'Dieses Spiel ist beendet. Starte es wieder und dann die Brücke.',
    'cannot-record': 'Tasten in anderen Fenstern lassen sich hier nicht erkennen. Drück die Taste in diesem Fenster.',
    'no-update': 'Es gibt noch kein Update zum Installieren. Such zuerst nach Updates.',
    'no-clipboard': 'Der Text ließ sich nicht kopieren. Markiere ihn und kopiere ihn selbst.',
    'unknown-command': 'Dieses Fenster ist veraltet. Schließ Earshot und starte es neu.',
    'bad-request': 'Die Anfrage wurde nicht angenommen. Schließ Earshot und starte es neu.',
    forbidden: 'Diese Seite darf das nicht. Benutze das Fenster von Earshot.',
    'not-on-page': 'Das kann nur die App, nicht eine Seite im Browser.',
    'unexpected-answer': 'Die Antwort von Earshot ist unbrauchbar. Schließ Earshot und starte es neu.',
    'main-process-ended': 'Earshot wurde beendet. Starte es neu.',
    'wrong-password': 'Diese Gruppe gibt es schon, mit einem anderen Passwort. Frag ein Mitglied danach.',
    'too-many-tries': 'Zu viele falsche Passwörter. Warte eine Minute und versuch es noch einmal.',
    'group-refused': 'Der Host hat dich nicht in die Gruppe gelassen. Versuch es mit einem anderen Gruppennamen.',
    'too-many-renames': 'Du hast deinen Namen zu oft geändert. Warte ein paar Sekunden und ändere ihn noch einmal.',
    'rename-refused': 'Der Host hat diesen Namen nicht angenommen. Wähle einen anderen.',
    'headset-unknown': 'Dieser Headset-Link ist ungültig. Erstelle auf deinem anderen Gerät einen neuen.',
    'headset-expired': 'Dieser Headset-Link ist älter als 5 Minuten. Erstelle auf deinem anderen Gerät einen neuen.',
    'headset-used': 'Ein anderes Gerät hat diesen Headset-Link benutzt. Erstelle auf deinem anderen Gerät einen neuen.',
    'headset-gone':
      'Dein anderes Gerät ist nicht in der Lobby. Kehre dort in die Lobby zurück und versuch es noch einmal.',
    'headset-ended': 'Dein anderes Gerät hat die Lobby verlassen oder den Ton zurückgenommen.',
    'headset-replaced': 'Ein anderes Handy ist jetzt dein Headset.',
    'too-many-tickets': 'Du hast zu viele Links angefordert. Warte einen Moment und versuch es noch einmal.',
    'headset-refused': 'Der Host hat dir keinen Link gegeben. Versuch es später noch einmal.',
    'rename-unsupported':
      'Dieser Host hat eine ältere Version von Earshot. Dein neuer Name gilt, wenn du wieder beitrittst.',
    'no-disk-space': 'Der Datenträger ist voll. Schaff Platz und versuch es noch einmal.',
    'not-writable': 'Earshot kann nicht in seinen Datenordner schreiben. Prüfe die Berechtigungen des Ordners.',
    'disk-full':
      'Der Datenträger von {{detail}} ist voll, darum vergisst Earshot Änderungen beim Beenden. Schaff Platz und starte es neu.',
    'settings-damaged':
      'Deine Einstellungsdatei war beschädigt, darum gelten die Vorgaben. Die beschädigte Datei heißt jetzt {{detail}}.',
    'settings-newer':
      'Diese Einstellungen stammen von einer neueren Version von Earshot, darum gelten die Vorgaben. Die neuere Datei heißt jetzt {{detail}}.',
    'settings-incomplete': 'Einige Einstellungen waren nicht lesbar, darum gelten für diese die Vorgaben: {{detail}}.',
    'settings-unread':
      'Die Einstellungen in {{detail}} waren nicht lesbar, darum gelten die Vorgaben. Prüfe die Zugriffsrechte des Ordners.',
    'people-damaged':
      'Deine Liste stummgeschalteter, blockierter und angepasster Spieler war beschädigt und ist jetzt leer. Die beschädigte Datei heißt jetzt {{detail}}.',
    'people-incomplete':
      'Einige Einträge deiner Liste stummgeschalteter, blockierter und angepasster Spieler waren nicht lesbar: {{detail}}.',
    'people-unread':
      'Deine Liste stummgeschalteter, blockierter und angepasster Spieler war nicht lesbar, darum ist niemand stummgeschaltet oder blockiert. Prüfe die Zugriffsrechte des Datenordners.',
    'identity-damaged':
      'Deine Identitätsdatei war beschädigt, darum erkennen dich andere nicht mehr, und ihre Einstellungen für dich sind weg. Die beschädigte Datei heißt jetzt {{detail}}.',
    'identity-unread':
      'Deine Identitätsdatei ließ sich nicht lesen oder speichern, darum erkennen dich andere beim nächsten Mal nicht. Prüfe die Zugriffsrechte des Datenordners.',
    'nothing-kept':
      'Dieser Browser speichert für diese Seite nichts. Dein Name und deine Einstellungen sind vergessen, wenn du sie schließt.',
  },
  numberRange: 'Von {{min, number}} bis {{max, number}} {{unit}}.',
};
