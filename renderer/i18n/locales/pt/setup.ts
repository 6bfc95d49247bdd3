export const setup = {
  progress: 'Passo {{step, number}} de {{count, number}}',
  skip: 'Pular',
  back: 'Voltar',
  next: 'Avançar',
  welcome: {
    title: 'Boas-vindas ao Earshot',
    text: 'Você ouve os jogadores perto de você, de onde eles estão. Como devem chamar você?',
  },
  microphone: {
    title: 'Eles ouvem você?',
    text: 'Ligue o microfone e diga uma frase. Você a ouve como os outros vão ouvir.',
  },
  talking: {
    title: 'Como você quer falar?',
    text: 'Você pode mudar isto quando quiser, até no meio de uma partida.',
  },
  key: {
    title: 'Escolha sua tecla',
    text: 'Pegue uma de que o seu jogo não precise: o jogo também a recebe.',
  },
  done: {
    title: 'Tudo pronto',
    text: 'Tudo pode ser mudado nas configurações.',
    practise: 'Praticar primeiro',
    practiseText: 'Ande entre jogadores simulados e ouça perto e longe.',
    host: 'Hospedar uma sala',
    hostText: 'Abra uma neste computador e convide outros.',
    join: 'Entrar em uma sala',
    joinText: 'Com o convite que alguém enviou a você.',
  },
};
