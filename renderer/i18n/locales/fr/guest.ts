export const guest = {
  title: 'Rejoindre un salon',
  invited: 'Tu as une invitation',
  invitedTo: 'Tu es invité dans {{lobby}}',
  hostedBy: 'Hôte : {{host}}. {{lead}}',
  over: { title: 'Le salon est terminé', text: 'Ce salon est fermé. Demande un nouveau lien à l’hôte.' },
  lead: 'Entends les joueurs depuis l’endroit où ils se tiennent. Rien à installer.',
  otherLink: 'Utiliser un autre lien',
  listen: 'Ton navigateur demande l’accès au micro. Sans micro, tu peux écouter.',
  stay: 'Garde cette page ouverte et au premier plan. En arrière-plan, les téléphones peuvent couper le micro.',
  appOnly: {
    title: 'Seulement dans l’application',
    text: 'Des touches pour parler par-dessus le jeu, les positions venues du jeu et un overlay pour les streams.',
    link: 'Obtenir l’application',
  },
  obstacle: {
    framed: {
      title: 'Une autre page affiche celle-ci',
      text: 'Elle pourrait détourner tes clics. Ouvre le lien dans son propre onglet.',
    },
    insecure: {
      title: 'Page non sécurisée',
      text: 'Les navigateurs ne donnent le micro qu’aux pages sécurisées. Ouvre à nouveau ton lien, avec https://.',
    },
    'no-webrtc': {
      title: 'Ce navigateur n’a pas WebRTC',
      text: 'La voix a besoin de WebRTC. Active-le ou utilise un Chrome, Edge, Firefox ou Safari récent.',
    },
    old: {
      title: 'Ce navigateur est trop ancien',
      text: 'Mets-le à jour ou utilise un Chrome, Edge, Firefox ou Safari récent.',
    },
  },
};
