export const audience = {
  title: 'Quem ouve você',
  nobody: 'Ninguém ao seu alcance',
  nobodyBlocked: 'Ninguém ao seu alcance. Você bloqueou {{names, and}}.',
  unheard: {
    'no-microphone': 'Ninguém ouve você: sem microfone',
    deafened: 'Ninguém ouve você: você está sem ouvir',
    muted: 'Ninguém ouve você: microfone mudo',
    'no-link': 'Ninguém ouve você: sem conexão',
    stalled: 'Ninguém ouve você: nada é enviado',
  },
  heardBy: 'Ao seu alcance: {{names, and}}',
  more_one: 'mais {{count, number}}',
  more_many: 'mais {{count, number}}',
  more_other: 'mais {{count, number}}',
  nobodyNear: 'Ninguém está ao alcance, ou as regras ou um bloqueio impedem que ouçam você.',
};
