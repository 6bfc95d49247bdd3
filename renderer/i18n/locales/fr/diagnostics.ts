export const diagnostics = {
  start: {
    title: 'Démarrage et fermeture',
    minimised: 'Démarrer en arrière-plan',
    minimisedHint: 'La fenêtre reste à l’écart jusqu’à ce que tu l’ouvres.',
    toTray: 'Fermer la fenêtre laisse Earshot tourner',
    toTrayHint:
      'Tu restes dans le salon. L’icône de la zone de notification rouvre la fenêtre, coupe ton micro et quitte Earshot.',
    browserHint:
      'Dans un navigateur, fermer la fenêtre arrête Earshot, et il n’y a pas d’icône de notification. L’application de bureau a les deux.',
  },
  updates: {
    title: 'Mises à jour',
    automatic: 'Chercher des mises à jour',
    automaticHint:
      'Après le démarrage et toutes les six heures. Ce qui est trouvé est téléchargé, vérifié et installé quand tu quittes.',
    check: 'Chercher maintenant',
    install: 'Redémarrer et installer',
    installHint: 'Cela ferme le salon que tu héberges.',
    state: {
      unsupported:
        'Cette copie d’Earshot ne peut pas se mettre à jour. Prends les nouvelles versions là où tu l’as obtenue.',
      idle: 'Earshot n’a pas encore cherché de mises à jour.',
      checking: 'Recherche de mises à jour…',
      none: 'Tu as la version la plus récente.',
      downloading: 'Téléchargement de la version {{version}}…',
      downloadingPercent: 'Téléchargement de la version {{version}} : {{progress, percent}}',
      ready: 'La version {{version}} est prête et s’installera quand tu quitteras.',
    },
    problem: {
      unreachable: 'Le serveur de mises à jour est injoignable. Earshot réessaiera plus tard.',
      'no-list': 'Le serveur de mises à jour n’a rien pour ce système. Earshot réessaiera plus tard.',
      damaged: 'Le fichier reçu n’est pas celui qu’annonçait le serveur, il a donc été jeté. Ta version est intacte.',
      'not-installed': 'La nouvelle version n’a pas pu être installée. Prends-la là où tu as obtenu Earshot.',
      other: 'La mise à jour a échoué. Le journal dit pourquoi.',
    },
    notInstalled: 'La nouvelle version n’a pas pu démarrer : {{message}}',
  },
  report: {
    title: 'Rapport pour qui t’aide',
    text: 'Versions, appareils, paramètres, état de la connexion et fin du journal. Les noms de personnes, invitations, jetons, adresses réseau et le nom de ton compte sont retirés ; les noms de tes appareils audio y figurent. Rien n’est envoyé : tu le copies et le donnes à qui tu veux.',
    make: 'Rédiger le rapport',
    again: 'Le rédiger à nouveau',
    label: 'Rapport',
    copy: 'Copier le rapport',
    copied: 'Copié',
    notCopied: 'Earshot n’a pas accès au presse-papiers ici. Sélectionne le texte et copie-le.',
    failed: 'Le rapport n’a pas pu être rédigé : {{message}}',
  },
};
