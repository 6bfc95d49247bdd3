export const guest = {
  title: 'Rejoindre un salon',
  invited: 'Tu as une invitation',
  invitedTo: 'Tu es invité dans {{lobby}}',
  hostedBy: 'Hôte : {{host}}. {{lead}}',
  over: { title: 'Le salon est terminé', text: 'Ce salon est fermé. Demande un nouveau lien à l’hôte.' },
  lead: 'Entends les joueurs depuis l’endroit où ils se tiennent. Rien à installer.',
  otherLink: 'Utiliser un autre lien',
  listen: 'Ton navigateur demandera l’accès au micro. Sans micro, tu peux quand même écouter.',
  stay: 'Garde cette page au premier plan. En arrière-plan, un téléphone peut couper ton micro.',
  appOnly: {
    title: 'Seulement dans l’application',
    text: 'Des touches pour parler pendant le jeu, les positions venues du jeu et un overlay pour les streams.',
    link: 'Obtenir l’application',
  },
  obstacle: {
    framed: {
      title: 'Affichée dans une autre page',
      text: 'Cette autre page pourrait détourner tes clics. Ouvre le lien dans son propre onglet.',
    },
    insecure: {
      title: 'Page non sécurisée',
      text: 'Les navigateurs n’autorisent le micro que sur les pages sécurisées. Ouvre à nouveau ton lien avec https://.',
    },
    'no-webrtc': {
      title: 'WebRTC n’est pas disponible',
      text: 'La voix a besoin de WebRTC. Active-le ou utilise un Chrome, Edge, Firefox ou Safari récent.',
    },
    old: {
      title: 'Navigateur trop ancien',
      text: 'Mets-le à jour ou utilise un Chrome, Edge, Firefox ou Safari récent.',
    },
  },
};
