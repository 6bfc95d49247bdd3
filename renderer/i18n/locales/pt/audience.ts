export const audience = {
  title: 'Quem ouve você',
  nobody: 'Ninguém ouve você',
  heardBy: 'Ouvem você: {{names, and}}',
  more_one: 'mais {{count, number}}',
  more_many: 'mais {{count, number}}',
  more_other: 'mais {{count, number}}',
  nobodyNear: 'Ninguém está perto o bastante, ou as regras não deixam ouvir você.',
  loudness: { close: 'como ao seu lado', clear: 'com clareza', quiet: 'baixo', faint: 'quase nada' },
};
