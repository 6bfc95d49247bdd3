export const audience = {
  title: 'Quem ouve você',
  nobody: 'Ninguém ao seu alcance',
  heardBy: 'Ao seu alcance: {{names, and}}',
  more_one: 'mais {{count, number}}',
  more_many: 'mais {{count, number}}',
  more_other: 'mais {{count, number}}',
  nobodyNear: 'Ninguém está ao alcance, ou as regras ou um bloqueio impedem que ouçam você.',
};
