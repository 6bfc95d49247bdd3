export const guest = {
  title: 'Lobby beitreten',
  invited: 'Du bist eingeladen',
  invitedTo: 'Du bist zu {{lobby}} eingeladen',
  hostedBy: 'Host: {{host}}. {{lead}}',
  over: { title: 'Die Lobby ist zu Ende', text: 'Diese Lobby ist geschlossen. Bitte den Host um einen neuen Link.' },
  lead: 'Hör Mitspieler von dort, wo sie stehen. Nichts zu installieren.',
  otherLink: 'Anderen Link benutzen',
  listen: 'Dein Browser fragt nach dem Mikrofon. Ohne Mikrofon kannst du zuhören.',
  stay: 'Lass diese Seite offen und im Vordergrund. Im Hintergrund schalten Handys das Mikrofon oft ab.',
  appOnly: {
    title: 'Nur in der App',
    text: 'Sprechtasten, die auch im Spiel wirken, Positionen aus dem Spiel und ein Overlay für Streams.',
    link: 'App holen',
  },
  obstacle: {
    framed: {
      title: 'Eine andere Seite zeigt diese an',
      text: 'Sie könnte deine Klicks missbrauchen. Öffne den Link in einem eigenen Tab.',
    },
    insecure: {
      title: 'Keine sichere Seite',
      text: 'Browser geben das Mikrofon nur sicheren Seiten. Öffne deinen Link noch einmal, mit https://.',
    },
    'no-webrtc': {
      title: 'Dieser Browser hat kein WebRTC',
      text: 'Sprache braucht WebRTC. Schalte es ein oder nimm ein aktuelles Chrome, Edge, Firefox oder Safari.',
    },
    old: {
      title: 'Dieser Browser ist zu alt',
      text: 'Aktualisiere ihn oder nimm ein aktuelles Chrome, Edge, Firefox oder Safari.',
    },
  },
};
