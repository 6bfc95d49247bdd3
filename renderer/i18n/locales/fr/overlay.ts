export const overlay = {
  aboveGame: {
    title: 'Superposition en jeu',
    show: 'Montrer qui parle dans les jeux',
    showHint:
      'S’affiche tant que tu es dans un salon et laisse passer les clics. Le plein écran exclusif la cache ; choisis sans bordure.',
    browserHint:
      'L’application peut l’afficher au-dessus d’un jeu. Ici, utilise l’adresse ci-dessous dans ton logiciel de streaming.',
  },
  look: 'Apparence',
  corner: 'Coin de l’écran',
  corners: {
    'top-left': 'En haut à gauche',
    'top-right': 'En haut à droite',
    'bottom-left': 'En bas à gauche',
    'bottom-right': 'En bas à droite',
  },
  everybody: 'Afficher tout le monde',
  everybodyHint: 'Affiche en grisé les joueurs silencieux. Sinon, les joueurs n’apparaissent que quand ils parlent.',
  stream: {
    title: 'Superposition en stream',
    text: 'Ajoute cette adresse comme source navigateur dans OBS. Elle ne marche que sur cet ordinateur, tant qu’Earshot tourne.',
    address: 'Adresse de la superposition',
    missing: 'La superposition n’a pas pu démarrer sur cet ordinateur. Le journal en donne la raison.',
    renew: 'Nouvelle adresse',
    renewHint: 'Toute personne qui a l’adresse voit qui parle. Une nouvelle adresse désactive l’ancienne.',
    renewed: 'L’adresse a changé. Copie-la de nouveau dans ton logiciel de streaming.',
    moved: 'Un autre programme utilise le port {{port}} de cette adresse. Ferme-le et redémarre Earshot.',
  },
  tray: {
    show: 'Afficher Earshot',
    mute: 'Couper le micro',
    deafen: 'Couper le son',
    leave: 'Quitter le salon',
    quit: 'Quitter Earshot',
    hidden: 'Earshot tourne toujours ici. Pour quitter, choisis « Quitter Earshot » dans ce menu.',
  },
};
