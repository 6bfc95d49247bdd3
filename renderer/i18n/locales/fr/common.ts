export const common = {
  close: 'Fermer',
  cancel: 'Annuler',
  copy: 'Copier',
  copied: 'Copié',
  reset: 'Réinitialiser',
  on: 'Activé',
  off: 'Désactivé',
  dismiss: 'Masquer',
  copyField: 'Copier : {{name}}',
  showField: 'Afficher : {{name}}',
  hideField: 'Masquer : {{name}}',
  clipboardRefused: 'Earshot ne peut pas utiliser le presse-papiers. Sélectionne le texte et copie-le toi-même.',
  decibels: '{{value}} dB',
  direction: {
    ahead: 'devant',
    aheadRight: 'devant à droite',
    right: 'à droite',
    behindRight: 'derrière à droite',
    behind: 'derrière',
    behindLeft: 'derrière à gauche',
    left: 'à gauche',
    aheadLeft: 'devant à gauche',
  },
  place: '{{distance}} {{direction}}',
  loudness: { none: 'pas du tout', close: 'fort', clear: 'clairement', quiet: 'doucement', faint: 'à peine' },
  loudnessWithGain: '{{loudness}} ({{gain}})',
  errors: {
    'bad-invitation': 'Ce n’est pas une invitation Earshot. Colle le lien entier ; il commence par earshot://join/.',
    'invitation-cut-off': 'Cette invitation est incomplète. Copie de nouveau le lien entier.',
    'invitation-damaged': 'Cette invitation contient des fautes de frappe. Copie de nouveau le lien entier.',
    'invitation-typo': 'Le caractère {{detail}} du code après earshot://join/ est faux. Copie de nouveau le lien.',
    'invitation-version':
      'Cette invitation vient d’une version plus récente d’Earshot. Mets Earshot à jour, puis colle-la de nouveau.',
    'two-invitations': 'Ce texte contient des invitations à plusieurs salons. N’en colle qu’une.',
    'wrong-secret': 'Cette invitation est périmée. Demande à l’hôte celle du moment.',
    'wrong-certificate':
      'Un autre programme répond à l’adresse de cette invitation, ou l’hôte a un nouveau certificat. Demande une nouvelle invitation.',
    unreachable: 'L’hôte ne répond par aucun chemin. Demande si le salon est ouvert et si des amis peuvent le joindre.',
    'name-unknown':
      'Le nom de l’adresse de l’hôte est introuvable. Vérifie ta connexion à internet, ou demande une nouvelle invitation.',
    'port-refused': 'L’ordinateur à cette adresse refuse la connexion. Demande si le salon est ouvert.',
    timeout: 'L’hôte a mis trop de temps à répondre. Réessaie.',
    refused: 'L’hôte ne t’a pas laissé entrer ou n’a pas répondu. Demande-lui une invitation.',
    'lobby-full': 'Le salon est plein. Réessaie quand un joueur sera parti.',
    'bad-name': 'Ce nom n’est pas utilisable. Choisis-en un de 1 à 32 caractères visibles.',
    'bad-identity':
      'L’hôte n’a pas pu vérifier ton identité. Relance Earshot. Si cela ne suffit pas, supprime identity.json de son dossier de données.',
    'unsupported-version': 'L’hôte et toi avez des versions différentes d’Earshot. Mettez à jour la plus ancienne.',
    'bad-answer': 'La réponse de l’hôte est inutilisable. Vérifiez que vous avez la même version d’Earshot.',
    'no-media':
      'L’hôte a répondu, mais aucun son ne passe. Autorise l’UDP dans ton pare-feu, ou demande-lui d’ajouter un serveur de rendez-vous.',
    'host-lost': 'La connexion à l’hôte a été perdue. Vérifie ton réseau, ou demande si le salon est encore ouvert.',
    'lobby-closed': 'L’hôte a fermé le salon.',
    removed: 'L’hôte t’a retiré du salon.',
    replaced: 'Tu as rejoint ce salon dans une autre fenêtre.',
    'no-rendezvous-set':
      'Les codes et les salons publiés demandent un serveur de rendez-vous, et tu n’en as pas. Ajoutes-en un dans Paramètres, Connexion, ou utilise un lien.',
    'no-rendezvous': 'Aucun serveur de rendez-vous ne répond. Vérifie ton réseau, ou réessaie dans une minute.',
    'rendezvous-busy': 'Le serveur de rendez-vous est occupé. Attends une minute, puis réessaie.',
    'lobby-busy': 'Trop de personnes rejoignent ce salon en même temps. Réessaie dans une minute.',
    'lobby-not-there': 'Ce salon n’est pas enregistré sur le serveur de rendez-vous. Demande à l’hôte s’il est ouvert.',
    'no-relay':
      'Tu n’autorises que les relais, et ce salon n’en a pas. Désactive « Relais uniquement » dans Paramètres, Connexion, ou choisis un autre salon.',
    'bad-code': 'Un code a 8 lettres et chiffres, comme K7Q-29MDX. Vérifie-le avec l’hôte.',
    'unknown-code': 'Aucun salon n’a ce code. Vérifie-le avec l’hôte ; un code expire avec son salon.',
    'wrong-code': 'La seconde partie du code est fausse. Vérifie-la avec l’hôte.',
    'too-many-codes': 'Trop de codes faux. Demande le nouveau code à l’hôte, puis attends une minute.',
    'wrong-lobby-password': 'Le mot de passe est faux. Demande-le à l’hôte.',
    'short-lobby-password': 'Ce mot de passe est trop court. Prends au moins 6 caractères.',
    'port-in-use': 'Un autre programme utilise le port. Ferme ce programme et réessaie.',
    'bind-failed': 'Le port réseau n’a pas pu être ouvert. Vérifie le pare-feu et réessaie.',
    'no-lobby': 'Tu n’héberges aucun salon. Commence par en héberger un.',
    'bad-rules': 'Les voix s’éteindraient avant la fin du plein volume. Augmente leur portée.',
    'bad-track': 'Ce parcours ne peut pas être lu. Utilise un fichier CSV ou JSON avec des temps et des positions.',
    'bad-track-row':
      'La ligne {{detail}} de ce parcours est inutilisable. Vérifie ses colonnes, ses nombres et l’ordre des temps.',
    superseded: 'Annulé, car autre chose a été lancé.',
    internal: 'Quelque chose s’est mal passé dans Earshot. Réessaie ; le journal donne les détails.',
    'bad-message': 'L’hôte ne comprend pas ta version d’Earshot. Mettez à jour la plus ancienne.',
    'bad-offer': 'L’hôte ne prend pas en charge l’audio de ta version. Mettez à jour la version la plus ancienne.',
    'too-many-messages': 'Tu as trop envoyé à l’hôte d’un coup. Attends un instant, puis réessaie.',
    'keys-damaged':
      'Le fichier des clés de ton salon, host-keys.json dans le dossier de données d’Earshot, est abîmé. Restaure-le ou supprime-le.',
    'bad-address': 'L’adresse publique est inutilisable. Change-la dans Paramètres, Connexion.',
    'practice-failed':
      'Le salon d’entraînement n’a pas pu s’ouvrir, car ses joueurs simulés se sont arrêtés. Réessaie.',
    'lobby-died': 'Le salon de cet ordinateur a planté. Héberge-le à nouveau ; le journal donne les détails.',
    'no-bridge-program':
      'Le programme du pont manque. Installe gcc-mingw-w64 et réessaie, ou utilise un paquet d’Earshot.',
    'bridge-failed': 'Le pont n’a pas pu fonctionner dans ce Wine. Le journal en donne la raison.',
    'game-ended': 'Ce jeu s’est arrêté. Relance-le, puis démarre le pont.',
    'cannot-record':
      'Les touches pressées dans d’autres fenêtres ne sont pas détectées ici. Appuie dans cette fenêtre.',
    'no-update': 'Il n’y a pas encore de mise à jour à installer. Commence par en chercher.',
    'no-clipboard': 'Le texte n’a pas pu être copié. Sélectionne-le et copie-le toi-même.',
    'unknown-command': 'Cette fenêtre n’est plus à jour. Ferme Earshot et relance-le.',
    'bad-request': 'La demande n’a pas été acceptée. Ferme Earshot et relance-le.',
    forbidden: 'Cette page n’a pas le droit de faire cela. Utilise la fenêtre d’Earshot.',
    'not-on-page': 'Seule l’application peut le faire, pas une page dans un navigateur.',
    'unexpected-answer': 'La réponse d’Earshot est inutilisable. Ferme Earshot et relance-le.',
    'main-process-ended': 'Earshot s’est arrêté. Relance-le.',
    'wrong-password': 'Ce groupe existe déjà avec un autre mot de passe. Demande-le à un membre.',
    'too-many-tries': 'Trop de mots de passe erronés. Attends une minute, puis réessaie.',
    'group-refused': 'L’hôte ne t’a pas laissé entrer dans le groupe. Essaie un autre nom de groupe.',
    'too-many-renames': 'Tu as changé de nom trop souvent. Attends quelques secondes, puis change-le à nouveau.',
    'rename-refused': 'L’hôte n’a pas accepté ce nom. Choisis-en un autre.',
    'rename-unsupported':
      'Cet hôte a une version plus ancienne d’Earshot. Ton nouveau nom vaudra quand tu rejoindras de nouveau.',
    'no-disk-space': 'Le disque est plein. Libère de la place, puis réessaie.',
    'not-writable': 'Earshot ne peut pas écrire dans son dossier de données. Vérifie les autorisations du dossier.',
    'disk-full':
      'Le disque de {{detail}} est plein : Earshot oubliera les changements à la fermeture. Libère de la place et redémarre-le.',
    'settings-damaged':
      'Ton fichier de paramètres était endommagé, donc Earshot utilise les valeurs par défaut. Le fichier endommagé est conservé sous {{detail}}.',
    'settings-newer':
      'Ces paramètres viennent d’une version plus récente d’Earshot, donc les valeurs par défaut s’appliquent. Le fichier plus récent est conservé sous {{detail}}.',
    'settings-incomplete': 'Certains paramètres étaient illisibles et prennent leurs valeurs par défaut : {{detail}}.',
    'settings-unread':
      'Les paramètres de {{detail}} étaient illisibles, donc les valeurs par défaut s’appliquent. Vérifie les droits d’accès du dossier.',
    'people-damaged':
      'Ta liste de joueurs coupés, bloqués et réglés était endommagée ; elle est maintenant vide. Le fichier endommagé est conservé sous {{detail}}.',
    'people-incomplete':
      'Certaines entrées de ta liste de joueurs coupés, bloqués et réglés étaient illisibles : {{detail}}.',
    'people-unread':
      'Ta liste de joueurs coupés, bloqués et réglés était illisible, donc personne n’est coupé ni bloqué. Vérifie les droits d’accès du dossier de données.',
    'identity-damaged':
      'Ton fichier d’identité était endommagé, donc les joueurs ne te reconnaissent plus et leurs réglages pour toi sont perdus. Le fichier endommagé est conservé sous {{detail}}.',
    'identity-unread':
      'Ton fichier d’identité n’a pas pu être lu ou enregistré, donc les joueurs ne te reconnaîtront pas la prochaine fois. Vérifie les droits d’accès du dossier de données.',
    'nothing-kept':
      'Ce navigateur ne garde rien pour cette page. Ton nom et tes réglages sont oubliés quand tu la fermes.',
  },
  numberRange: 'De {{min, number}} à {{max, number}} {{unit}}.',
};
