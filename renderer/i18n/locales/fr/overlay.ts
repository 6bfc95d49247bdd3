export const overlay = {
  aboveGame: {
    title: 'Overlay en jeu',
    show: 'Afficher en jeu qui parle',
    showHint: 'Laisse passer les clics. Si le plein écran exclusif le cache, passe en fenêtré sans bordure.',
    browserHint:
      'Seule l’application de bureau peut l’afficher par-dessus un jeu. Pour les streams, utilise l’adresse ci-dessous.',
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
  everybodyHint: 'Affiche aussi les joueurs silencieux, en grisé, et pas seulement ceux qui parlent.',
  text: 'Afficher les messages',
  textHint:
    'Affiche les nouveaux messages quelques secondes, sauf ceux pour toi seulement. Un stream les montre aussi.',
  stream: {
    title: 'Overlay en stream',
    text: 'Ajoute cette adresse comme source navigateur dans OBS. Elle ne marche que sur cet ordinateur, tant qu’Earshot tourne.',
    address: 'Adresse de l’overlay',
    missing: 'L’overlay n’a pas pu démarrer sur cet ordinateur. Le journal en donne la raison.',
    renew: 'Renouveler l’adresse',
    renewHint: 'Toute personne qui a l’adresse voit qui parle. La renouveler désactive l’ancienne.',
    renewed: 'L’adresse a changé. Copie-la de nouveau dans ton logiciel de streaming.',
    moved: 'Un autre programme utilise le port {{port}} de cette adresse. Ferme-le, puis relance Earshot.',
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
