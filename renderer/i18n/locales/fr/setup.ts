export const setup = {
  progress: 'Étape {{step, number}} sur {{count, number}}',
  skip: 'Passer la configuration',
  back: 'Retour',
  next: 'Continuer',
  finish: 'Terminer',
  sound: {
    name: 'Son',
    title: 'Entendre et être entendu',
    text: 'Vérifie ton micro et tes haut-parleurs. Earshot retient les deux.',
  },
  talking: {
    name: 'Parler',
    title: 'Choisis comment tu parles',
    text: 'Tu peux le changer à tout moment, même en pleine partie.',
    keyHint: 'Choisis une touche que ton jeu n’utilise pas, comme Verr. Maj ou un bouton latéral de la souris.',
  },
  missingKey: {
    text: 'Tu as choisi « Appuyer pour parler », mais aucune touche. Personne ne peut t’entendre tant que tu n’en as pas choisi une.',
    choose: 'Choisir une touche',
    continue: 'Continuer quand même',
  },
  you: {
    name: 'Toi',
    title: 'Comment les autres te voient',
    text: 'Ton nom figure dans la liste des joueurs, ta couleur sur la carte.',
  },
};
