export const audience = {
  title: 'Quién te oye',
  nobody: 'Nadie a tu alcance',
  heardBy: 'A tu alcance: {{names, and}}',
  more_one: '{{count, number}} más',
  more_many: '{{count, number}} más',
  more_other: '{{count, number}} más',
  nobodyNear: 'Nadie está a tu alcance, o las reglas o un bloqueo impiden que te oigan.',
};
