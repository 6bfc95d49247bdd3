export const devices = {
  microphone: 'Micro',
  output: 'Haut-parleurs ou casque',
  systemDefault: 'Par défaut du système',
  notPluggedIn: '{{label}} (débranché)',
  inputLevel: 'Niveau d’entrée',
  inputGain: 'Volume d’entrée',
  outputGain: 'Volume de sortie',
  off: {
    explanation: 'Ta voix n’est envoyée que dans un salon. Tu peux aussi rejoindre sans micro et écouter.',
    turnOn: 'Activer le micro',
    waiting: 'En attente de ton autorisation',
  },
  tryAgain: 'Réessayer',
  withoutMicrophone: 'Tu peux rejoindre et écouter sans micro.',
  problem: {
    denied: 'Earshot n’a pas le droit d’utiliser le micro.',
    missing: 'Aucun micro trouvé. Branches-en un, et Earshot l’utilisera.',
    busy: 'Un autre programme utilise le micro. Ferme ce programme, puis réessaie.',
    unusable: 'Le micro n’a pas pu être ouvert. Choisis-en un autre, ou débranche-le et rebranche-le.',
    unplugged: 'Le micro a été débranché. Rebranche-le, ou choisis-en un autre.',
  },
  howToAllow: {
    browser:
      'Ouvre les paramètres du site à côté de l’adresse ou dans le menu de la fenêtre, mets Micro sur « Autoriser », puis réessaie.',
    windows:
      'Ouvre Paramètres Windows > Confidentialité et sécurité > Microphone. Active « Accès au microphone » et « Laisser les applications de bureau accéder à votre microphone », puis réessaie.',
    macos: 'Ouvre Réglages Système > Confidentialité et sécurité > Microphone. Active Earshot, puis relance-le.',
    linux:
      'Autorise-le dans les paramètres du système, sous Confidentialité > Micro. Dans un bac à sable comme Flatpak, donne à l’application l’accès au son. Puis réessaie.',
  },
  notice: {
    microphoneGone: '« {{label}} » est débranché. Le micro par défaut sert en attendant.',
    speakersGone: '« {{label}} » est débranché. La sortie par défaut sert en attendant.',
    back: '« {{label}} » est rebranché et de nouveau utilisé.',
    speakersUnusable: 'Cette sortie n’a pas pu être utilisée. Earshot garde la précédente.',
    suppressionUnavailable: 'Cette réduction de bruit n’a pas pu démarrer ici. Earshot utilise celle du navigateur.',
  },
  test: {
    start: 'T’écouter',
    recording: 'Parle maintenant',
    playing: 'Lecture',
    hintRecording: 'Enregistrement de trois secondes…',
    hintPlaying: 'Voilà comment les autres t’entendent.',
    isOn: 'Le micro est activé.',
    inUse: 'Utilisé : {{label}}.',
    good: 'Ta voix est à {{level}} dB. C’est un bon niveau.',
    quiet: 'Ta voix est à {{level}} dB, c’est faible. Augmente le volume d’entrée.',
    loud: 'Ta voix est à {{level}} dB, c’est trop fort. Baisse le volume d’entrée.',
  },
  testProblem: {
    'no-microphone': 'Le micro est désactivé. Active-le d’abord.',
    'nothing-recorded': 'Rien n’a été enregistré. Choisis un autre micro et réessaie.',
    'no-codec': 'L’enregistrement n’a pas pu être encodé. Mets ton navigateur à jour et réessaie.',
    'not-played': 'L’enregistrement n’a pas pu être lu. Choisis une autre sortie et réessaie.',
  },
  tone: { play: 'Jouer un son de test', playing: 'Lecture' },
  boostHint: 'Au-dessus de 0 dB, un limiteur contient les crêtes et ajoute environ 20 ms de latence.',
  processing: {
    suppression: 'Réduction de bruit',
    kinds: {
      off: { label: 'Désactivée', detail: 'Envoie tout ce que capte le micro.' },
      browser: {
        label: 'Normale',
        detail: 'Intégrée au navigateur. Retire souffle et bourdonnement. N’utilise presque pas le processeur.',
      },
      rnnoise: {
        label: 'RNNoise',
        detail: 'Retire bien plus, y compris clavier et clics. Utilise peu le processeur.',
      },
      gtcrn: { label: 'GTCRN', detail: 'Retire au mieux les bruits changeants. Utilise le plus le processeur.' },
    },
    echoCancellation: 'Annulation d’écho',
    echoCancellationDetail: 'Garde tes haut-parleurs hors de ton micro.',
    autoGain: 'Gain automatique',
    autoGainDetail: 'Égalise le volume de ta voix.',
    whileTalking: 'Tu peux changer ces réglages pendant que tu parles.',
  },
};
