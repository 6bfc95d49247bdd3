export const setup = {
  progress: 'Étape {{step, number}} sur {{count, number}}',
  skip: 'Passer',
  back: 'Retour',
  next: 'Suivant',
  welcome: {
    title: 'Bienvenue dans Earshot',
    text: 'Tu entends les joueurs près de toi, de là où ils se tiennent. Comment doivent-ils t’appeler ?',
  },
  microphone: {
    title: 'T’entendent-ils ?',
    text: 'Active ton micro et dis une phrase. Tu l’entends comme les autres l’entendront.',
  },
  talking: {
    title: 'Comment veux-tu parler ?',
    text: 'Tu peux le changer à tout moment, même en pleine partie.',
  },
  key: {
    title: 'Choisis ta touche',
    text: 'Prends-en une dont ton jeu n’a pas besoin : le jeu la reçoit aussi.',
  },
  done: {
    title: 'Tout est prêt',
    text: 'Tout peut être changé dans les paramètres.',
    practise: 'S’entraîner d’abord',
    practiseText: 'Promène-toi parmi des joueurs simulés et écoute le proche et le lointain.',
    host: 'Héberger un salon',
    hostText: 'Ouvres-en un sur cet ordinateur et invite les autres.',
    join: 'Rejoindre un salon',
    joinText: 'Avec l’invitation que quelqu’un t’a envoyée.',
  },
};
