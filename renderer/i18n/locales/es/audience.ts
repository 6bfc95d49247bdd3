export const audience = {
  title: 'Quién te oye',
  nobody: 'Nadie te oye',
  heardBy: 'Te oyen {{names, and}}',
  more_one: '{{count, number}} más',
  more_many: '{{count, number}} más',
  more_other: '{{count, number}} más',
  nobodyNear: 'Nadie está lo bastante cerca, o las reglas no dejan que te oiga.',
  loudness: { close: 'como a tu lado', clear: 'con claridad', quiet: 'bajo', faint: 'apenas' },
};
