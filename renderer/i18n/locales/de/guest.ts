export const guest = {
  title: 'Lobby beitreten',
  invited: 'Du bist eingeladen',
  invitedTo: 'Du bist zu {{lobby}} eingeladen',
  hostedBy: 'Host: {{host}}. {{lead}}',
  over: { title: 'Die Lobby ist beendet', text: 'Diese Lobby ist geschlossen. Bitte den Host um einen neuen Link.' },
  lead: 'Hör Spieler von dort, wo sie stehen. Nichts zu installieren.',
  otherLink: 'Anderen Link benutzen',
  listen: 'Dein Browser fragt nach dem Mikrofon. Auch ohne Mikrofon kannst du zuhören.',
  stay: 'Lass diese Seite im Vordergrund. Im Hintergrund schalten Handys das Mikrofon manchmal ab.',
  appOnly: {
    title: 'Nur in der App',
    text: 'Sprechtasten, die auch im Spiel wirken, Positionen aus dem Spiel und ein Overlay für Streams.',
    link: 'App holen',
  },
  obstacle: {
    framed: {
      title: 'In einer anderen Seite angezeigt',
      text: 'Diese Seite könnte deine Klicks abfangen. Öffne den Link in einem eigenen Tab.',
    },
    insecure: {
      title: 'Keine sichere Seite',
      text: 'Browser erlauben das Mikrofon nur auf sicheren Seiten. Öffne deinen Link noch einmal mit https://.',
    },
    'no-webrtc': {
      title: 'WebRTC ist nicht verfügbar',
      text: 'Sprache braucht WebRTC. Schalte es ein oder nimm ein aktuelles Chrome, Edge, Firefox oder Safari.',
    },
    old: {
      title: 'Browser ist zu alt',
      text: 'Aktualisiere ihn oder nimm ein aktuelles Chrome, Edge, Firefox oder Safari.',
    },
  },
};
