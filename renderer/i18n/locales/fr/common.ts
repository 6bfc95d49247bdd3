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
  clipboardRefused: 'Earshot n’a pas accès au presse-papiers ici. Sélectionne le texte et copie-le.',
  errors: {
    'bad-invitation': 'Cette invitation n’est pas complète. Copie-la de nouveau, du début à la fin.',
    'wrong-secret': 'L’invitation n’est pas pour ce salon. Demande à l’hôte l’invitation actuelle.',
    'wrong-certificate':
      'Un autre programme répond à l’adresse de cette invitation. Demande à l’hôte l’invitation actuelle.',
    unreachable: 'Aucun hôte ne répond. Le salon est peut-être fermé, ou un pare-feu fait barrage.',
    timeout: 'L’hôte a mis trop de temps à répondre. Réessaie.',
    'lobby-full': 'Le salon est complet.',
    'bad-name': 'Choisis un nom lisible de 32 caractères au plus.',
    'bad-identity':
      'L’hôte n’a pas pu vérifier qui tu es. Redémarre Earshot et réessaie ; si cela ne suffit pas, supprime identity.json de son dossier de données.',
    'unsupported-version': 'L’hôte et toi avez des versions différentes d’Earshot. Mettez à jour la plus ancienne.',
    'bad-answer': 'La réponse de l’hôte est inutilisable. Il a peut-être une autre version d’Earshot.',
    'no-media': 'L’hôte a répondu, mais aucun son n’est passé : UDP vers son port est sans doute bloqué.',
    'host-lost': 'La connexion à l’hôte est perdue. Il s’est peut-être arrêté ou déconnecté.',
    'lobby-closed': 'L’hôte a fermé le salon.',
    removed: 'L’hôte t’a retiré du salon.',
    'port-in-use': 'Le port est occupé. Ferme le programme qui l’utilise et réessaie.',
    'bind-failed': 'Le port ne peut pas être ouvert. Vérifie le pare-feu et réessaie.',
    'no-lobby': 'Cet ordinateur n’héberge aucun salon. Commence par en ouvrir un.',
    'bad-rules': 'Les voix doivent s’arrêter plus loin que la distance où elles sont à plein volume.',
    'bad-track': 'Le parcours ne peut pas être lu : ce n’est pas une liste d’instants et de lieux.',
    superseded: 'Autre chose a été lancé entre-temps, donc ceci s’est arrêté.',
    internal: 'Un problème est survenu dans Earshot. Le journal contient les détails.',
    'bad-message': 'L’hôte ne comprend pas cette version d’Earshot. Mettez à jour la plus ancienne.',
    'bad-offer':
      'L’hôte ne peut pas utiliser ce que cet Earshot propose pour le son. Mettez à jour la version la plus ancienne.',
    'too-many-messages': 'L’hôte a reçu trop de messages d’un coup. Attends un instant et réessaie.',
    'bad-address': 'L’adresse prévue pour héberger des salons est inutilisable. Démarre Earshot avec une autre.',
    'practice-failed': 'Le salon d’entraînement n’a pas pu s’ouvrir : ses joueurs simulés se sont arrêtés. Réessaie.',
    'lobby-died': 'Le salon de cet ordinateur s’est arrêté brutalement. Le journal contient les détails.',
    'cannot-record':
      'Les touches ne peuvent pas être entendues ici hors de la fenêtre. Appuie sur la touche quand la fenêtre est au premier plan.',
    'no-update': 'Il n’y a pas encore de version plus récente à installer. Cherche d’abord des mises à jour.',
    'no-clipboard': 'Le texte n’a pas pu être copié. Sélectionne-le et copie-le à la main.',
    'unknown-command': 'Cette fenêtre ne va pas avec le reste d’Earshot. Ferme Earshot et redémarre-le.',
    'bad-request': 'Earshot n’a pas pu traiter cela. Ferme Earshot et redémarre-le.',
    forbidden: 'Seule la fenêtre d’Earshot peut demander cela.',
    'unexpected-answer': 'Earshot a répondu de façon inattendue. Ferme Earshot et redémarre-le.',
    'main-process-ended': 'Earshot s’est arrêté. Redémarre-le.',
    'wrong-password': 'Le groupe existe déjà et son mot de passe est différent. Demande à l’un de ses membres.',
    'too-many-tries': 'Trop de mots de passe faux en une minute. Attends une minute et réessaie.',
    'group-refused': 'L’hôte ne te laisse pas entrer dans le groupe.',
    'settings-damaged':
      'Le fichier des paramètres était abîmé, Earshot démarre donc avec ceux par défaut. Le fichier abîmé est gardé sous le nom {{detail}}.',
    'settings-newer':
      'Les paramètres viennent d’un Earshot plus récent, celui-ci démarre donc avec ceux par défaut. Le fichier plus récent est gardé sous le nom {{detail}}.',
    'settings-incomplete':
      'Ces paramètres n’ont pas pu être lus, ou pas en entier, ceux par défaut sont donc utilisés : {{detail}}.',
    'settings-unread':
      'Les paramètres de {{detail}} n’ont pas pu être lus, ceux par défaut sont donc utilisés. Vérifie que le dossier peut être lu et écrit.',
    'people-damaged':
      'La liste des personnes que tu as coupées, bloquées ou rendues plus fortes était abîmée ; elle est maintenant vide. Le fichier abîmé est gardé sous le nom {{detail}}.',
    'people-incomplete':
      'Certaines des personnes que tu as coupées, bloquées ou rendues plus fortes n’ont pas pu être lues : {{detail}}.',
    'people-unread':
      'La liste des personnes que tu as coupées, bloquées ou rendues plus fortes n’a pas pu être lue : personne n’est coupé ni bloqué pour l’instant.',
    'identity-damaged':
      'Le fichier par lequel les autres te reconnaissent était abîmé. Ils ne te connaissent plus, et leurs réglages pour toi sont perdus. Le fichier abîmé est gardé sous le nom {{detail}}.',
    'identity-unread':
      'Le fichier par lequel les autres te reconnaissent n’a pas pu être lu ou enregistré : ils ne te reconnaîtront pas la prochaine fois. Vérifie que le dossier de données peut être lu et écrit.',
  },
  numberRange: 'De {{min, number}} à {{max, number}} {{unit}}.',
};
