export const diagnostics = {
  start: {
    title: 'Démarrer et quitter',
    minimised: 'Démarrer en arrière-plan',
    minimisedHint: 'Earshot démarre sans afficher sa fenêtre.',
    toTray: 'Fermer vers la zone de notification',
    toTrayHint: 'Fermer la fenêtre te garde dans le salon. Quitte depuis la zone de notification.',
    browserHint:
      'Seule l’application de bureau peut rester dans la zone de notification. Ici, fermer la fenêtre quitte Earshot.',
    browserStays:
      'Fermer la fenêtre te fait quitter le salon. Earshot tourne jusqu’à ce que tu fasses Ctrl+C dans son terminal.',
  },
  updates: {
    title: 'Mises à jour',
    automatic: 'Mettre à jour automatiquement',
    automaticHint:
      'Earshot vérifie au démarrage et toutes les six heures, et installe les mises à jour quand tu quittes.',
    check: 'Vérifier maintenant',
    install: 'Redémarrer et installer',
    installHint: 'Cela ferme le salon que tu héberges.',
    state: {
      unsupported:
        'Cette copie d’Earshot ne peut pas se mettre à jour. Prends les nouvelles versions là où tu l’as eue.',
      idle: 'Earshot n’a pas encore cherché de mises à jour.',
      checking: 'Recherche de mises à jour…',
      none: 'Tu as la dernière version.',
      downloading: 'Téléchargement de la version {{version}}…',
      downloadingPercent: 'Téléchargement de la version {{version}} : {{progress, percent}}',
      ready: 'La version {{version}} est prête. Elle s’installe quand tu quittes.',
    },
    problem: {
      unreachable: 'Le serveur de mises à jour ne répond pas. Earshot réessaiera plus tard.',
      'no-list': 'Le serveur de mises à jour n’a pas de version pour ce système. Earshot réessaiera plus tard.',
      damaged:
        'Le téléchargement ne correspondait pas à sa somme de contrôle et a été supprimé. Ta version fonctionne toujours.',
      'not-installed': 'La nouvelle version n’a pas pu être installée. Télécharge-la là où tu as eu Earshot.',
      other: 'La mise à jour a échoué. Le journal en donne la raison.',
    },
    notInstalled: 'La nouvelle version n’a pas pu démarrer. {{message}}',
  },
  latency: {
    title: 'Latence',
    text: 'Montre étape par étape le temps qu’une voix met du micro à ton oreille.',
    joinFirst: 'Rejoins un salon pour voir le temps que mettent les voix.',
    open: 'Afficher la latence',
  },
  report: {
    title: 'Rapport d’assistance',
    text: 'Contient les versions, les appareils, les paramètres, l’état de la connexion et la fin du journal. Les noms de tes appareils audio y sont, mais ni noms de joueurs, ni invitations, ni jetons, ni adresses réseau, ni noms de compte. Earshot ne l’envoie pas : tu le copies et choisis à qui le donner.',
    make: 'Créer le rapport',
    again: 'Recréer',
    label: 'Rapport',
    copy: 'Copier le rapport',
    copied: 'Copié',
    failed: 'Le rapport n’a pas pu être créé. {{message}}',
  },
};
