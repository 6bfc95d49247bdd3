export const setup = {
  progress: 'Étape {{step, number}} sur {{count, number}}',
  skip: 'Passer la configuration',
  back: 'Retour',
  next: 'Continuer',
  finish: 'Terminer',
  sound: {
    name: 'Son',
    title: 'Entendre et être entendu',
    text: 'Vérifie les deux côtés une fois. Earshot retient tes appareils.',
  },
  talking: {
    name: 'Parler',
    title: 'Choisis comment tu parles',
    text: 'Tu peux le changer à tout moment, même en pleine partie.',
    keyHint:
      'La touche fonctionne dans tous les programmes, et le jeu la reçoit aussi. La plupart des jeux utilisent W A S D, C, X, R, V, Espace et Maj. Peu utilisent Verr. Maj ou les boutons latéraux d’une souris.',
  },
  you: {
    name: 'Toi',
    title: 'Comment les autres te voient',
    text: 'Ton nom figure dans la liste des joueurs, ta couleur sur la carte.',
  },
};
