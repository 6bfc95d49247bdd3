export const common = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  reset: 'Zurücksetzen',
  on: 'An',
  off: 'Aus',
  dismiss: 'Ausblenden',
  copyField: '{{name}} kopieren',
  showField: '{{name}} zeigen',
  hideField: '{{name}} verbergen',
  clipboardRefused: 'Earshot darf die Zwischenablage hier nicht benutzen. Markiere den Text und kopiere ihn.',
  errors: {
    'bad-invitation': 'Das ist keine vollständige Einladung. Kopiere sie noch einmal, vom Anfang bis zum Ende.',
    'wrong-secret': 'Die Einladung gehört nicht zu dieser Lobby. Bitte den Gastgeber um die aktuelle.',
    'wrong-certificate':
      'Unter der Adresse dieser Einladung antwortet ein anderes Programm. Bitte den Gastgeber um die aktuelle Einladung.',
    unreachable: 'Kein Gastgeber antwortet. Vielleicht ist die Lobby geschlossen, oder eine Firewall ist im Weg.',
    timeout: 'Der Gastgeber hat zu lange nicht geantwortet. Versuch es noch einmal.',
    'lobby-full': 'Die Lobby ist voll.',
    'bad-name': 'Wähle einen lesbaren Namen mit höchstens 32 Zeichen.',
    'bad-identity':
      'Der Gastgeber konnte nicht prüfen, wer du bist. Starte Earshot neu und versuche es noch einmal; hilft das nicht, entferne identity.json aus dem Datenordner.',
    'unsupported-version': 'Der Gastgeber und du habt verschiedene Versionen von Earshot. Aktualisiert die ältere.',
    'bad-answer': 'Die Antwort des Gastgebers ist unbrauchbar. Vielleicht hat er eine andere Version von Earshot.',
    'no-media':
      'Der Gastgeber hat geantwortet, aber es kam kein Ton durch: Wahrscheinlich ist UDP zu seinem Port gesperrt.',
    'host-lost': 'Die Verbindung zum Gastgeber ist weg. Vielleicht hat er Earshot beendet oder ist offline.',
    'lobby-closed': 'Der Gastgeber hat die Lobby geschlossen.',
    removed: 'Der Gastgeber hat dich aus der Lobby entfernt.',
    'port-in-use': 'Der Port ist belegt. Beende das Programm, das ihn benutzt, und versuch es noch einmal.',
    'bind-failed': 'Der Port lässt sich nicht öffnen. Prüfe die Firewall und versuch es noch einmal.',
    'no-lobby': 'Auf diesem Computer läuft keine Lobby. Eröffne zuerst eine.',
    'bad-rules': 'Stimmen müssen weiter weg enden, als sie in voller Lautstärke reichen.',
    'bad-track': 'Die Aufzeichnung lässt sich nicht abspielen: Sie ist keine Liste aus Zeiten und Orten.',
    superseded: 'Inzwischen wurde etwas anderes gestartet, darum wurde das hier beendet.',
    internal: 'In Earshot ist etwas schiefgegangen. Näheres steht im Protokoll.',
    'bad-message': 'Der Gastgeber versteht diese Version von Earshot nicht. Aktualisiert die ältere.',
    'bad-offer':
      'Der Gastgeber kann nicht benutzen, was dieses Earshot für den Ton anbietet. Aktualisiert die ältere Version.',
    'too-many-messages': 'An den Gastgeber ging zu viel auf einmal. Warte einen Moment und versuch es noch einmal.',
    'bad-address':
      'Die Adresse, unter der Lobbys eröffnet werden sollen, ist unbrauchbar. Starte Earshot mit einer anderen.',
    'practice-failed':
      'Die Lobby zum Üben ließ sich nicht öffnen, weil ihre simulierten Mitspieler ausgefallen sind. Versuch es noch einmal.',
    'lobby-died': 'Die Lobby auf diesem Computer ist zusammengebrochen. Näheres steht im Protokoll.',
    'cannot-record':
      'Tasten außerhalb des Fensters sind hier nicht zu hören. Drücke die Taste, während das Fenster vorn ist.',
    'no-update': 'Es gibt noch keine neuere Version zum Installieren. Such zuerst nach Aktualisierungen.',
    'no-clipboard': 'Der Text ließ sich nicht kopieren. Markiere ihn und kopiere ihn von Hand.',
    'unknown-command': 'Dieses Fenster passt nicht zum Rest von Earshot. Beende Earshot und starte es neu.',
    'bad-request': 'Earshot konnte damit nichts anfangen. Beende Earshot und starte es neu.',
    forbidden: 'Danach darf nur das Fenster von Earshot fragen.',
    'unexpected-answer': 'Earshot hat unerwartet geantwortet. Beende Earshot und starte es neu.',
    'main-process-ended': 'Earshot ist beendet. Starte es neu.',
    'wrong-password': 'Die Gruppe gibt es schon, und ihr Passwort ist ein anderes. Frag jemanden darin.',
    'too-many-tries': 'Zu viele falsche Passwörter in einer Minute. Warte eine Minute und versuch es noch einmal.',
    'group-refused': 'Der Gastgeber lässt dich nicht in die Gruppe.',
    'settings-damaged':
      'Die Datei mit den Einstellungen war beschädigt, darum beginnt Earshot mit den Vorgaben. Die beschädigte Datei heißt jetzt {{detail}}.',
    'settings-newer':
      'Die Einstellungen stammen von einem neueren Earshot, darum beginnt dieses mit den Vorgaben. Die neuere Datei heißt jetzt {{detail}}.',
    'settings-incomplete':
      'Diese Einstellungen konnten nicht oder nicht ganz gelesen werden, darum gelten für sie die Vorgaben: {{detail}}.',
    'settings-unread':
      'Die Einstellungen in {{detail}} konnten nicht gelesen werden, darum gelten die Vorgaben. Prüfe, ob der Ordner lesbar und beschreibbar ist.',
    'people-damaged':
      'Die Liste der Leute, die du stumm geschaltet, blockiert oder lauter gestellt hast, war beschädigt und ist jetzt leer. Die beschädigte Datei heißt jetzt {{detail}}.',
    'people-incomplete':
      'Einige der Leute, die du stumm geschaltet, blockiert oder lauter gestellt hast, konnten nicht gelesen werden: {{detail}}.',
    'people-unread':
      'Die Liste der Leute, die du stumm geschaltet, blockiert oder lauter gestellt hast, konnte nicht gelesen werden: Zurzeit ist niemand stumm geschaltet oder blockiert.',
    'identity-damaged':
      'Die Datei, an der andere dich erkennen, war beschädigt. Sie kennen dich nicht mehr, und was sie für dich eingestellt haben, ist weg. Die beschädigte Datei heißt jetzt {{detail}}.',
    'identity-unread':
      'Die Datei, an der andere dich erkennen, konnte nicht gelesen oder gespeichert werden, darum kennen sie dich beim nächsten Mal nicht. Prüfe, ob der Datenordner lesbar und beschreibbar ist.',
  },
  numberRange: 'Von {{min, number}} bis {{max, number}} {{unit}}.',
};
