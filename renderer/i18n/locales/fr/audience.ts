export const audience = {
  title: 'Qui t’entend',
  nobody: 'Personne ne t’entend',
  heardBy: 'Entendu par {{names, and}}',
  more_one: '{{count, number}} autre',
  more_many: '{{count, number}} autres',
  more_other: '{{count, number}} autres',
  nobodyNear: 'Personne n’est assez près, ou n’a le droit de t’entendre selon les règles.',
  loudness: { close: 'comme juste à côté de toi', clear: 'clairement', quiet: 'doucement', faint: 'à peine' },
};
