export const diagnostics = {
  start: {
    title: 'Starten und Beenden',
    minimised: 'Im Hintergrund starten',
    minimisedHint: 'Earshot startet, ohne sein Fenster zu zeigen.',
    toTray: 'In den Infobereich schließen',
    toTrayHint: 'Schließt du das Fenster, bleibst du in der Lobby. Beenden kannst du im Infobereich.',
    browserHint: 'Nur die Desktop-App kann im Infobereich bleiben. Hier beendet das Schließen des Fensters Earshot.',
    browserStays:
      'Wenn du das Fenster schließt, verlässt du die Lobby. Earshot läuft weiter, bis du im Terminal Strg+C drückst.',
  },
  updates: {
    title: 'Updates',
    automatic: 'Automatisch aktualisieren',
    automaticHint: 'Earshot sucht beim Start und alle sechs Stunden und installiert Updates beim Beenden.',
    check: 'Jetzt suchen',
    install: 'Neu starten und installieren',
    installHint: 'Das beendet die Lobby, die du hostest.',
    state: {
      unsupported:
        'Diese Kopie von Earshot kann sich nicht selbst aktualisieren. Hol neue Versionen dort, wo du sie herhast.',
      idle: 'Earshot hat noch nicht nach Updates gesucht.',
      checking: 'Sucht nach Updates …',
      none: 'Du hast die neueste Version.',
      downloading: 'Lädt Version {{version}} herunter …',
      downloadingPercent: 'Lädt Version {{version}} herunter: {{progress, percent}}',
      ready: 'Version {{version}} ist bereit. Sie wird beim Beenden installiert.',
    },
    problem: {
      unreachable: 'Der Update-Server antwortet nicht. Earshot versucht es später noch einmal.',
      'no-list': 'Der Update-Server hat keine Version für dieses System. Earshot versucht es später noch einmal.',
      damaged: 'Der Download passte nicht zu seiner Prüfsumme und wurde gelöscht. Deine Version funktioniert weiter.',
      'not-installed': 'Die neue Version ließ sich nicht installieren. Lade sie dort, wo du Earshot herhast.',
      other: 'Das Update ist fehlgeschlagen. Der Grund steht im Protokoll.',
    },
    notInstalled: 'Die neue Version ließ sich nicht starten. {{message}}',
  },
  latency: {
    title: 'Latenz',
    text: 'Zeigt Schritt für Schritt, wie lange eine Stimme vom Mikrofon bis zu deinem Ohr braucht.',
    joinFirst: 'Tritt einer Lobby bei, um zu sehen, wie lange Stimmen brauchen.',
    open: 'Latenz anzeigen',
  },
  report: {
    title: 'Supportbericht',
    text: 'Enthält Versionen, Geräte, Einstellungen, den Zustand der Verbindung und das Ende des Protokolls. Die Namen deiner Audiogeräte sind dabei, aber keine Spielernamen, Einladungen, Tokens, Netzwerkadressen oder Kontonamen. Earshot sendet ihn nicht: Du kopierst ihn und entscheidest, wer ihn bekommt.',
    make: 'Bericht erstellen',
    again: 'Neu erstellen',
    label: 'Bericht',
    copy: 'Bericht kopieren',
    copied: 'Kopiert',
    failed: 'Der Bericht ließ sich nicht erstellen. {{message}}',
  },
};
