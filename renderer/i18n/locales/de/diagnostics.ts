export const diagnostics = {
  start: {
    title: 'Starten und Beenden',
    minimised: 'Im Hintergrund starten',
    minimisedHint: 'Das Fenster bleibt aus dem Weg, bis du es öffnest.',
    toTray: 'Beim Schließen des Fensters läuft Earshot weiter',
    toTrayHint:
      'Du bleibst in der Lobby. Das Symbol im Infobereich holt das Fenster zurück, schaltet dich stumm und beendet Earshot.',
    browserHint:
      'Im Browser beendet das Schließen des Fensters Earshot, und es gibt kein Symbol im Infobereich. Die Desktop-App kann beides.',
  },
  updates: {
    title: 'Aktualisierungen',
    automatic: 'Nach Aktualisierungen suchen',
    automaticHint:
      'Nach dem Start und alle sechs Stunden. Was gefunden wird, wird geholt, geprüft und beim Beenden installiert.',
    check: 'Jetzt suchen',
    install: 'Neu starten und installieren',
    installHint: 'Das beendet die Lobby, die du eröffnet hast.',
    state: {
      unsupported:
        'Diese Kopie von Earshot kann sich nicht selbst aktualisieren. Hol neue Versionen dort, wo du sie herhast.',
      idle: 'Earshot hat noch nicht nach Aktualisierungen gesucht.',
      checking: 'Sucht nach Aktualisierungen …',
      none: 'Du hast die neueste Version.',
      downloading: 'Holt Version {{version}} …',
      downloadingPercent: 'Holt Version {{version}}: {{progress, percent}}',
      ready: 'Version {{version}} ist bereit und wird beim Beenden installiert.',
    },
    problem: {
      unreachable: 'Der Server für Aktualisierungen ist nicht erreichbar. Earshot versucht es später wieder.',
      'no-list': 'Der Server für Aktualisierungen hat nichts für dieses System. Earshot versucht es später wieder.',
      damaged:
        'Was geholt wurde, ist nicht, was der Server angekündigt hat, darum wurde es verworfen. Deine Version ist unversehrt.',
      'not-installed': 'Die neue Version ließ sich nicht installieren. Hol sie dort, wo du Earshot herhast.',
      other: 'Die Aktualisierung ist fehlgeschlagen. Das Protokoll sagt, warum.',
    },
    notInstalled: 'Die neue Version ließ sich nicht starten: {{message}}',
  },
  report: {
    title: 'Bericht für Leute, die dir helfen',
    text: 'Versionen, Geräte, Einstellungen, der Zustand der Verbindung und das Ende des Protokolls. Namen von Leuten, Einladungen, Schlüssel, Netzadressen und der Name deines Kontos sind herausgenommen; die Namen deiner Tongeräte stehen darin. Nichts wird gesendet: Du kopierst ihn und gibst ihn, wem du willst.',
    make: 'Bericht schreiben',
    again: 'Neu schreiben',
    label: 'Bericht',
    copy: 'Bericht kopieren',
    copied: 'Kopiert',
    notCopied: 'Earshot darf die Zwischenablage hier nicht benutzen. Markiere den Text und kopiere ihn.',
    failed: 'Der Bericht ließ sich nicht schreiben: {{message}}',
  },
};
