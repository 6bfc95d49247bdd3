export const app = {
  views: 'Carte et joueurs',
  start: {
    title: 'Entends qui est près de toi.',
    settings: 'Paramètres',
    back: 'Retour',
    you: 'Toi',
  },
  lobbyName: { nameless: 'Mon salon', of: 'Salon de {{name}}', ofNameInS: 'Salon de {{name}}' },
  announce: {
    starting: 'Démarrage',
    connecting: 'Connexion au salon',
    connected: 'Connecté au salon',
    interrupted: 'Connexion interrompue',
    reconnecting: 'Reconnexion au salon',
    ended: 'Déconnecté du salon',
    connectedDeafened: 'Connecté au salon. Ton son est coupé',
    connectedMuted: 'Connecté au salon. Ton micro est coupé',
  },
  invitation: {
    title: 'Rejoindre ce salon ?',
    text: 'Les joueurs de ce salon t’entendront et verront ton nom. Ne rejoins que si tu fais confiance à l’expéditeur.',
    refuse: 'Pas maintenant',
    accept: 'Rejoindre',
    refused: 'Lien inutilisable',
  },
  ended: {
    title: 'Earshot s’est arrêté',
    text: 'Ferme cette fenêtre et relance Earshot.',
  },
  leave: {
    title: 'Quitter ton salon ?',
    text: 'Tu héberges ce salon. Si tu pars, il se ferme pour tout le monde.',
    stay: 'Rester',
    end: 'Fermer pour tous',
    preparing: 'Préparation…',
    preparingText:
      'Un autre ordinateur se prépare à reprendre le salon. Si tu pars maintenant, il se ferme pour tout le monde.',
    handOverText: '{{name}} peut reprendre le salon, et personne n’est déconnecté.',
    handOver: 'Confier à {{name}}',
    handingOver: 'Transfert en cours…',
    notHandedOver: 'Personne n’a repris le salon, tu l’héberges donc toujours. Réessaie, ou ferme-le pour tous.',
  },
  notHeard: '{{problem}} Tu entends les autres, mais ils ne t’entendent pas.',
  notHeardNorHearing: '{{problem}} Les autres ne t’entendent pas.',
  nothingSent:
    'Ton micro est activé, mais ta voix n’est pas envoyée. Earshot redémarre le micro. Si ce message reste, choisis un autre micro dans les paramètres.',
};
