export const lobby = {
  host: {
    title: 'Héberger un salon',
    name: 'Nom du salon',
    rules: 'Règles',
    range: 'Portée des voix',
    start: 'Héberger',
    starting: 'Démarrage',
  },
  choice: {
    plain: 'Distance seule',
    'social-deduction': 'Déduction sociale',
    survival: 'Survie',
    roleplay: 'Jeu de rôle',
    shooter: 'Jeu de tir',
  },
  choiceHint: {
    'social-deduction': 'Les vivants n’entendent jamais les morts. En réunion, tous entendent tous les vivants.',
    survival: 'Les voix portent loin, avec chuchotements et cris.',
    roleplay: 'Courte portée, murs qui étouffent, voitures et radios.',
    shooter: 'Canal d’équipe et radio. Les morts parlent entre eux.',
  },
  rangeName: { room: 'Pièce', yard: 'Cour', field: 'Champ', valley: 'Vallée' },
  join: {
    title: 'Rejoindre un salon',
    invitation: 'Invitation',
    field: 'Invitation ou code',
    hint: 'Colle le lien de l’hôte, ou tape son code.',
    start: 'Rejoindre',
    starting: 'Connexion',
  },
  practice: {
    title: 'Entraînement',
    text: 'Promène-toi parmi des joueurs simulés et écoute l’effet de la distance. Aucun vrai joueur n’y est.',
    start: 'S’entraîner',
    starting: 'Démarrage',
  },
  slow: {
    opening: 'Les fils audio du salon démarrent. Un ordinateur chargé peut mettre une demi-minute.',
    joining: 'En attente de la réponse de l’hôte.',
  },
  trying: {
    patient: 'Nouvel essai par toutes les voies',
    rendezvous: 'Essai par le serveur de rendez-vous',
    relay: 'Essai par un relais',
    udp: 'Essai en UDP seul',
  },
  nameless: 'Joueur',
  copyYourself: 'Copier l’invitation',
  invite: 'Inviter',
  invitationCopied: 'Invitation copiée. Envoie-la à tes amis.',
  rules: 'Règles',
  more: 'Plus',
  list: 'Publier ce salon',
  shape: { compact: 'Fenêtre compacte', mini: 'Mini-fenêtre', full: 'Fenêtre entière' },
  onTop: 'Garder au premier plan',
  renew: {
    title: 'Nouvelle invitation',
    text: 'L’invitation actuelle ne marchera plus. Les joueurs du salon y restent.',
    start: 'Remplacer',
  },
  hostNotice: {
    'other-port':
      'Le port {{wanted}} est déjà pris, ce salon utilise donc le {{port}}. Ouvre ce port sur ta box pour les joueurs d’internet.',
    'only-loopback':
      'Cet ordinateur n’a pas d’adresse réseau, personne d’autre ne peut donc le rejoindre. Connecte-le à un réseau.',
  },
  knock: {
    asks: { lan: '{{name}} veut entrer depuis ton réseau', directory: '{{name}} veut entrer depuis la liste publique' },
    gone: '{{name}} n’attend plus',
    letIn: 'Laisser entrer',
    refuse: 'Refuser',
  },
  line: {
    hostedBy: 'Hébergé par {{name}}',
    slow: 'Connexion lente, {{ping}}',
    lossy: 'Mauvaise connexion, {{percent}} % de perte',
  },
  journey: 'Latence d’une voix',
  settings: 'Paramètres',
  leave: 'Quitter le salon',
  state: {
    starting: 'Démarrage',
    connecting: 'Connexion',
    connected: 'Connecté',
    interrupted: 'Connexion interrompue',
    reconnecting: 'Reconnexion',
    ended: 'Déconnecté',
  },
  newHost: {
    other: '{{name}} héberge maintenant le salon.',
    you: 'Tu héberges maintenant le salon. Il reste ouvert tant que tu es là.',
  },
  origin: { hosted: 'Hébergé par toi', practice: 'Joueurs simulés' },
  busy: {
    quieter_one: 'L’hôte est surchargé. Tu n’entends que la voix la plus forte.',
    quieter_many: 'L’hôte est surchargé. Tu n’entends que les {{count, number}} voix les plus fortes.',
    quieter_other: 'L’hôte est surchargé. Tu n’entends que les {{count, number}} voix les plus fortes.',
    later_one: 'L’hôte est surchargé. Tu n’entends que la voix la plus forte, avec un léger retard.',
    later_many:
      'L’hôte est surchargé. Tu n’entends que les {{count, number}} voix les plus fortes, avec un léger retard.',
    later_other:
      'L’hôte est surchargé. Tu n’entends que les {{count, number}} voix les plus fortes, avec un léger retard.',
    flat_one: 'L’hôte est très surchargé. Tu n’entends que la voix la plus forte, avec un retard et sans direction.',
    flat_many:
      'L’hôte est très surchargé. Tu n’entends que les {{count, number}} voix les plus fortes, avec un retard et sans direction.',
    flat_other:
      'L’hôte est très surchargé. Tu n’entends que les {{count, number}} voix les plus fortes, avec un retard et sans direction.',
  },
  returning: {
    title: 'Reconnexion',
    since: 'La connexion a été perdue à {{time}}. Earshot essaie toujours de revenir.',
    advice: 'Tu gardes ta place. Retourne à l’accueil pour arrêter.',
    now: 'Essayer maintenant',
  },
  ended: {
    title: {
      'host-lost': 'Connexion perdue',
      'lobby-closed': 'Salon fermé',
      removed: 'Retiré du salon',
      replaced: 'Connecté ailleurs',
      'headset-ended': 'Casque déconnecté',
    },
    advice: {
      'host-lost':
        'Reconnecte-toi quand ton réseau ou l’hôte est de retour. Si cela échoue, demande une nouvelle invitation.',
      'lobby-closed': 'Il est fermé pour tous. Demande une nouvelle invitation, ou héberge toi-même un salon.',
      removed: 'Si tu penses à une erreur, demande à l’hôte.',
      replaced: 'Retournes-y, ou rejoins-le de nouveau ici.',
      'headset-ended': 'Pour réutiliser cet appareil, crée un nouveau lien sur ton autre appareil.',
    },
    back: 'Retour à l’accueil',
    reconnect: 'Se reconnecter',
  },
};
