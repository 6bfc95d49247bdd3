export const audience = {
  title: 'Qui t’entend',
  nobody: 'Personne à portée de voix',
  heardBy: 'À portée de voix : {{names, and}}',
  more_one: '{{count, number}} autre',
  more_many: '{{count, number}} autres',
  more_other: '{{count, number}} autres',
  nobodyNear: 'Personne n’est à portée, ou les règles ou un blocage empêchent qu’on t’entende.',
};
