export const devices = {
  microphone: 'Micro',
  output: 'Haut-parleurs ou casque',
  systemDefault: 'Par défaut du système',
  notPluggedIn: '{{label}} (non branché)',
  inputLevel: 'Niveau d’entrée',
  inputGain: 'Volume du micro',
  outputGain: 'Volume de sortie',
  decibels: '{{value}} dB',

  off: {
    explanation:
      'Ta voix n’est envoyée que dans un salon, de la façon choisie ci-dessous. Tu peux aussi rejoindre et seulement écouter.',
    turnOn: 'Activer le micro',
    waiting: 'En attente de ton autorisation',
  },
  tryAgain: 'Réessayer',
  withoutMicrophone: 'Tu peux rejoindre et écouter sans micro.',
  problem: {
    denied: 'Earshot n’a pas accès au micro.',
    missing: 'Aucun micro trouvé. Branches-en un : Earshot l’utilisera de lui-même.',
    busy: 'Un autre programme utilise le micro. Ferme ce programme, puis réessaie.',
    unusable: 'Le micro n’a pas pu être ouvert. Choisis-en un autre, ou débranche-le et rebranche-le.',
    unplugged: 'Le micro a été débranché. Rebranche-le, ou choisis-en un autre.',
  },
  howToAllow: {
    browser:
      'Ouvre les paramètres du site avec le symbole à côté de l’adresse ou dans le menu de la fenêtre, règle le micro sur « Autoriser », puis réessaie.',
    windows:
      'Ouvre les Paramètres de Windows, Confidentialité et sécurité, Microphone. Active l’accès au microphone et l’accès des applications de bureau, puis réessaie.',
    macos: 'Ouvre les Réglages Système, Confidentialité et sécurité, Microphone. Active Earshot, puis relance Earshot.',
    linux:
      'Autorise-le dans les paramètres de ton système, sous Confidentialité, Microphone. Dans un bac à sable comme Flatpak, donne à l’application l’accès au son. Puis réessaie.',
  },

  notice: {
    microphoneGone: '« {{label}} » n’est pas branché. Le micro par défaut du système le remplace jusqu’à son retour.',
    speakersGone: '« {{label}} » n’est pas branché. La sortie par défaut du système le remplace jusqu’à son retour.',
    back: '« {{label}} » est de retour et de nouveau utilisé.',
    speakersUnusable: 'La sortie choisie est inutilisable. La précédente reste en service.',
    suppressionUnavailable: 'La réduction de bruit choisie n’a pas pu démarrer ici. Celle du navigateur la remplace.',
  },

  test: {
    start: 'T’écouter',
    recording: 'Parle maintenant',
    playing: 'Lecture',
    hintRecording: 'Enregistrement de trois secondes…',
    hintPlaying: 'Voilà comment les autres t’entendent.',
    isOn: 'Le micro est activé.',
    inUse: 'Utilisé : {{label}}.',
    good: 'Ta voix : {{level}} dB. C’est un bon niveau.',
    quiet: 'Ta voix : {{level}} dB. C’est faible : monte le volume du micro.',
    loud: 'Ta voix : {{level}} dB. C’est trop fort : baisse le volume du micro.',
  },
  testProblem: {
    'no-microphone': 'Active d’abord le micro.',
    'nothing-recorded': 'Rien n’a été enregistré. Choisis un autre micro et réessaie.',
    'no-codec': 'L’enregistrement n’a pas pu être encodé. Mets à jour ton navigateur et réessaie.',
    'not-played': 'L’enregistrement n’a pas pu être lu. Choisis une autre sortie et réessaie.',
  },
  tone: { play: 'Jouer un son de test', playing: 'Lecture' },
  boostHint: 'Au-dessus de 0 dB, les voix très fortes sont limitées et le son arrive environ 20 ms plus tard.',

  processing: {
    suppression: 'Réduction de bruit',
    kinds: {
      off: { label: 'Aucune', detail: 'Tout ce que le micro entend est envoyé.' },
      browser: {
        label: 'Normale',
        detail: 'Celle du navigateur. Enlève ventilateurs et bourdonnements réguliers, et ne coûte presque rien.',
      },
      rnnoise: { label: 'RNNoise', detail: 'Enlève bien plus, y compris touches et clics. Coûte peu.' },
      gtcrn: { label: 'GTCRN', detail: 'Enlève les bruits changeants. Coûte le plus.' },
    },
    echoCancellation: 'Annulation d’écho',
    echoCancellationDetail: 'Garde tes haut-parleurs hors de ton micro',
    autoGain: 'Gain automatique',
    autoGainDetail: 'Rapproche les voix faibles et fortes',
    whileTalking: 'Tu peux changer tout cela en parlant.',
  },
};
