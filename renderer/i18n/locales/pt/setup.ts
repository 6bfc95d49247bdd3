export const setup = {
  progress: 'Etapa {{step, number}} de {{count, number}}',
  skip: 'Pular configuração',
  back: 'Voltar',
  next: 'Continuar',
  finish: 'Concluir',
  sound: {
    name: 'Som',
    title: 'Ouvir e ser ouvido',
    text: 'Confira os dois lados uma vez. O Earshot lembra dos seus dispositivos.',
  },
  talking: {
    name: 'Falar',
    title: 'Escolha como você fala',
    text: 'Você pode mudar a qualquer momento, até durante um jogo.',
    keyHint:
      'A tecla funciona em todos os programas, e o jogo também a recebe. A maioria dos jogos usa W A S D, C, X, R, V, Espaço e Shift. Poucos usam Caps Lock ou os botões laterais do mouse.',
  },
  you: {
    name: 'Você',
    title: 'Como os outros veem você',
    text: 'Seu nome aparece na lista de jogadores e sua cor, no mapa.',
  },
};
