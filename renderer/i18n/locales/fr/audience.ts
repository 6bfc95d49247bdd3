export const audience = {
  title: 'Qui t’entend',
  nobody: 'Personne à portée de voix',
  nobodyBlocked: 'Personne à portée de voix. Tu as bloqué {{names, and}}.',
  unheard: {
    'no-microphone': 'Personne ne t’entend : pas de micro',
    deafened: 'Personne ne t’entend : ton son est coupé',
    muted: 'Personne ne t’entend : ton micro est coupé',
    'no-link': 'Personne ne t’entend : pas de connexion',
    stalled: 'Personne ne t’entend : rien n’est envoyé',
  },
  heardBy: 'À portée de voix : {{names, and}}',
  more_one: '{{count, number}} autre',
  more_many: '{{count, number}} autres',
  more_other: '{{count, number}} autres',
  nobodyNear: 'Personne n’est à portée, ou les règles ou un blocage empêchent qu’on t’entende.',
};
