export const setup = {
  progress: 'Étape {{step, number}} sur {{count, number}}',
  skip: 'Passer la configuration',
  back: 'Retour',
  next: 'Suivant',
  welcome: {
    title: 'Bienvenue dans Earshot',
    text: 'Entends les joueurs proches depuis l’endroit où ils se tiennent. Comment doivent-ils t’appeler ?',
  },
  microphone: {
    title: 'Vérifie ton micro',
    text: 'Dis une phrase et écoute-la comme les autres l’entendront.',
  },
  talking: {
    title: 'Choisis un mode de saisie',
    text: 'Tu peux le changer à tout moment, même en pleine partie.',
  },
  key: {
    title: 'Choisis ta touche',
    text: 'Elle marche dans tous les programmes : prends-en une qui ne te sert à rien d’autre. Les jeux la reçoivent toujours.',
  },
  done: {
    title: 'C’est prêt',
    text: 'Tu pourras tout changer dans les paramètres.',
    practise: 'S’entraîner d’abord',
    practiseText: 'Promène-toi parmi des joueurs simulés et écoute l’effet de la distance.',
    host: 'Héberger un salon',
    hostText: 'Ouvre un salon sur cet ordinateur et invite les autres.',
    join: 'Rejoindre un salon',
    joinText: 'Utilise l’invitation d’un hôte.',
  },
};
