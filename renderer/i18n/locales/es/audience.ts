export const audience = {
  title: 'Quién te oye',
  nobody: 'Nadie a tu alcance',
  nobodyBlocked: 'Nadie a tu alcance. Bloqueaste a {{names, and}}.',
  unheard: {
    'no-microphone': 'Nadie te oye: no hay micrófono',
    deafened: 'Nadie te oye: estás ensordecido',
    muted: 'Nadie te oye: estás silenciado',
    'no-link': 'Nadie te oye: no hay conexión',
    stalled: 'Nadie te oye: no se envía nada',
  },
  heardBy: 'A tu alcance: {{names, and}}',
  more_one: '{{count, number}} más',
  more_many: '{{count, number}} más',
  more_other: '{{count, number}} más',
  nobodyNear: 'Nadie está a tu alcance, o las reglas o un bloqueo impiden que te oigan.',
};
