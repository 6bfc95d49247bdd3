export const overlay = {
  aboveGame: {
    title: 'Par-dessus le jeu',
    show: 'Montrer qui parle par-dessus le jeu',
    showHint:
      'Visible tant que tu es dans un salon. Les clics passent au travers. Les jeux en plein écran exclusif le cachent : choisis-y « sans bordure ».',
    browserHint:
      'L’application de bureau peut l’afficher par-dessus un jeu. Dans un navigateur, utilise l’adresse ci-dessous dans ton programme de streaming.',
  },
  look: 'Ce qu’il montre',
  corner: 'Coin de l’écran',
  corners: {
    'top-left': 'En haut à gauche',
    'top-right': 'En haut à droite',
    'bottom-left': 'En bas à gauche',
    'bottom-right': 'En bas à droite',
  },
  everybody: 'Montrer tout le monde',
  everybodyHint: 'Ceux qui se taisent aussi, estompés. Sinon, les gens apparaissent quand ils parlent.',
  stream: {
    title: 'Dans un stream',
    text: 'Ajoute une source navigateur avec cette adresse dans OBS ou un programme semblable. Elle ne marche que sur cet ordinateur, tant qu’Earshot tourne.',
    address: 'Adresse de l’overlay',
    missing: 'L’adresse n’a pas pu être ouverte sur cet ordinateur. Le journal dit pourquoi.',
    renew: 'Nouvelle adresse',
    renewHint:
      'Qui peut lire l’adresse voit qui parle, et rien d’autre. Ensuite, l’ancienne adresse ne montre plus rien.',
    renewed: 'L’adresse est nouvelle. Copie-la de nouveau dans ton programme de streaming.',
  },
  tray: {
    show: 'Afficher Earshot',
    mute: 'Couper le micro',
    deafen: 'Couper le son',
    leave: 'Quitter le salon',
    quit: 'Quitter Earshot',
    hidden: 'Earshot continue ici. Pour l’arrêter, choisis « Quitter Earshot » dans ce menu.',
  },
};
