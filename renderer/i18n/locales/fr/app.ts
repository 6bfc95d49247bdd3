export const app = {
  start: {
    title: 'Entends qui est près de toi.',
    lead: 'Les voix viennent de là où se tiennent les joueurs, aussi fortes qu’ils sont proches.',
    sound: 'Ton son',
    settings: 'Paramètres',
  },
  lobbyName: { nameless: 'Mon salon', of: 'Salon de {{name}}', ofNameInS: 'Salon de {{name}}' },
  announce: {
    starting: 'Démarrage',
    connecting: 'Connexion au salon',
    connected: 'Connecté au salon',
    interrupted: 'La connexion est interrompue',
    ended: 'La connexion est terminée',
    connectedDeafened: 'Connecté au salon. Tu n’entends personne',
    connectedMuted: 'Connecté au salon. Ton micro est coupé',
  },
  invitation: {
    title: 'Rejoindre ce salon ?',
    text: 'Une invitation à un salon a été ouverte. Les personnes présentes t’entendront et verront ton nom. Ne rejoins que si tu sais qui l’a envoyée.',
    refuse: 'Pas maintenant',
    accept: 'Rejoindre',
  },
  ended: {
    title: 'Earshot s’est arrêté',
    text: 'Son processus principal ne tourne plus. Relance Earshot : il ouvre une nouvelle fenêtre. Tu peux fermer celle-ci.',
  },
  leave: {
    title: 'Fermer le salon ?',
    text: 'Tu héberges ce salon. Si tu pars, il se ferme pour tout le monde.',
    stay: 'Rester',
    end: 'Fermer pour tous',
  },
  notHeard: '{{problem}} Tu entends les autres, mais ils ne t’entendent pas.',
};
