export const setup = {
  progress: 'Passo {{step, number}} de {{count, number}}',
  skip: 'Pular a configuração',
  back: 'Voltar',
  next: 'Avançar',
  welcome: {
    title: 'Boas-vindas ao Earshot',
    text: 'Ouça jogadores próximos de onde eles estão. Como devem chamar você?',
  },
  microphone: {
    title: 'Teste seu microfone',
    text: 'Diga uma frase e ouça como os outros vão ouvir.',
  },
  talking: {
    title: 'Escolha um modo de entrada',
    text: 'Você pode mudar isto quando quiser, até no meio de uma partida.',
  },
  key: {
    title: 'Escolha sua tecla',
    text: 'Ela funciona em todos os programas: escolha uma que não use para mais nada. Os jogos ainda a recebem.',
  },
  done: {
    title: 'Tudo pronto',
    text: 'Você pode mudar tudo depois nas configurações.',
    practise: 'Praticar primeiro',
    practiseText: 'Ande entre jogadores simulados e ouça como soa a distância.',
    host: 'Hospedar uma sala',
    hostText: 'Abra uma sala neste computador e convide outros.',
    join: 'Entrar em uma sala',
    joinText: 'Use o convite de um anfitrião.',
  },
};
