export const app = {
  start: {
    title: 'Hör, wer in der Nähe ist.',
    lead: 'Stimmen kommen von dort, wo die Mitspieler stehen, und sind so laut, wie sie nah sind.',
    sound: 'Dein Ton',
    settings: 'Einstellungen',
  },
  lobbyName: { nameless: 'Meine Lobby', of: 'Lobby von {{name}}', ofNameInS: 'Lobby von {{name}}' },
  announce: {
    starting: 'Startet',
    connecting: 'Verbindet mit der Lobby',
    connected: 'Mit der Lobby verbunden',
    interrupted: 'Die Verbindung ist unterbrochen',
    ended: 'Die Verbindung ist beendet',
    connectedDeafened: 'Mit der Lobby verbunden. Du hörst nichts',
    connectedMuted: 'Mit der Lobby verbunden. Du bist stumm',
  },
  invitation: {
    title: 'Dieser Lobby beitreten?',
    text: 'Eine Einladung in eine Lobby wurde geöffnet. Die Leute dort werden dich hören und deinen Namen sehen. Tritt nur bei, wenn du weißt, wer sie geschickt hat.',
    refuse: 'Jetzt nicht',
    accept: 'Beitreten',
  },
  ended: {
    title: 'Earshot ist beendet',
    text: 'Der Hauptprozess läuft nicht mehr. Starte Earshot neu: Es öffnet ein neues Fenster. Dieses kannst du schließen.',
  },
  leave: {
    title: 'Lobby beenden?',
    text: 'Du bist Gastgeber dieser Lobby. Wenn du gehst, endet sie für alle.',
    stay: 'Bleiben',
    end: 'Für alle beenden',
  },
  notHeard: '{{problem}} Du hörst die anderen, aber sie hören dich nicht.',
};
