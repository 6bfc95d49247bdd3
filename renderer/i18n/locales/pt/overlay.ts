export const overlay = {
  aboveGame: {
    title: 'Sobre o jogo',
    show: 'Mostrar quem fala sobre o jogo',
    showHint:
      'Fica visível enquanto você está em uma sala. Os cliques passam através. Jogos em tela cheia exclusiva o escondem: escolha “sem bordas”.',
    browserHint:
      'O aplicativo pode mostrar isto sobre um jogo. Em um navegador, use o endereço abaixo no seu programa de transmissão.',
  },
  look: 'O que ele mostra',
  corner: 'Canto da tela',
  corners: {
    'top-left': 'Acima à esquerda',
    'top-right': 'Acima à direita',
    'bottom-left': 'Abaixo à esquerda',
    'bottom-right': 'Abaixo à direita',
  },
  everybody: 'Mostrar todos',
  everybodyHint: 'Também quem está em silêncio, esmaecido. Senão, as pessoas aparecem enquanto falam.',
  stream: {
    title: 'Em uma transmissão',
    text: 'Adicione uma fonte de navegador com este endereço no OBS ou em programa parecido. Só funciona neste computador, enquanto o Earshot roda.',
    address: 'Endereço da sobreposição',
    missing: 'O endereço não pôde ser aberto neste computador. O registro diz por quê.',
    renew: 'Novo endereço',
    renewHint:
      'Quem puder ler o endereço vê quem fala, e nada mais. Depois disso, o endereço antigo não mostra mais nada.',
    renewed: 'O endereço é novo. Copie-o de novo no seu programa de transmissão.',
  },
  tray: {
    show: 'Mostrar o Earshot',
    mute: 'Silenciar',
    deafen: 'Ensurdecer',
    leave: 'Sair da sala',
    quit: 'Encerrar o Earshot',
    hidden: 'O Earshot continua aqui. Para encerrar, escolha “Encerrar o Earshot” neste menu.',
  },
};
