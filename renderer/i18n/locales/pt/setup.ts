export const setup = {
  progress: 'Etapa {{step, number}} de {{count, number}}',
  skip: 'Pular configuração',
  back: 'Voltar',
  next: 'Continuar',
  finish: 'Concluir',
  sound: {
    name: 'Som',
    title: 'Ouvir e ser ouvido',
    text: 'Confira seu microfone e seus alto-falantes. O Earshot lembra dos dois.',
  },
  talking: {
    name: 'Falar',
    title: 'Escolha como você fala',
    text: 'Você pode mudar a qualquer momento, até durante um jogo.',
    keyHint: 'Escolha uma tecla que seu jogo não use, como Caps Lock ou um botão lateral do mouse.',
  },
  missingKey: {
    text: 'Você escolheu “Apertar para falar”, mas nenhuma tecla. Ninguém pode ouvir você até escolher uma.',
    choose: 'Escolher uma tecla',
    continue: 'Continuar assim mesmo',
  },
  you: {
    name: 'Você',
    title: 'Como os outros veem você',
    text: 'Seu nome aparece na lista de jogadores e sua cor, no mapa.',
  },
};
