export const overlay = {
  aboveGame: {
    title: 'Sobreposição em jogos',
    show: 'Mostrar quem fala nos jogos',
    showHint:
      'Aparece enquanto você está em uma sala e deixa passar os cliques. A tela cheia exclusiva a esconde; use sem bordas.',
    browserHint:
      'O aplicativo pode mostrar isto sobre um jogo. Em um navegador, use o endereço abaixo no seu programa de transmissão.',
  },
  look: 'Aparência',
  corner: 'Canto da tela',
  corners: {
    'top-left': 'Acima à esquerda',
    'top-right': 'Acima à direita',
    'bottom-left': 'Abaixo à esquerda',
    'bottom-right': 'Abaixo à direita',
  },
  everybody: 'Mostrar todos',
  everybodyHint: 'Mostra jogadores em silêncio apagados. Senão, eles aparecem só enquanto falam.',
  stream: {
    title: 'Sobreposição em lives',
    text: 'Adicione este endereço como fonte de navegador no OBS. Só funciona neste computador, enquanto o Earshot está aberto.',
    address: 'Endereço da sobreposição',
    missing: 'A sobreposição não pôde iniciar neste computador. O registro diz por quê.',
    renew: 'Novo endereço',
    renewHint: 'Quem tem o endereço vê quem está falando. Um endereço novo desativa o antigo.',
    renewed: 'O endereço mudou. Copie-o de novo no seu programa de transmissão.',
    moved: 'Outro programa usa a porta {{port}} deste endereço. Feche-o e reinicie o Earshot.',
  },
  tray: {
    show: 'Mostrar o Earshot',
    mute: 'Silenciar',
    deafen: 'Ensurdecer',
    leave: 'Sair da sala',
    quit: 'Encerrar o Earshot',
    hidden: 'O Earshot continua aberto aqui. Para encerrar, escolha “Encerrar o Earshot” neste menu.',
  },
};
