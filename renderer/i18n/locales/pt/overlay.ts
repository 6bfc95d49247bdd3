export const overlay = {
  aboveGame: {
    title: 'Sobreposição em jogos',
    show: 'Mostrar quem fala nos jogos',
    showHint: 'Deixa passar os cliques. Se a tela cheia exclusiva a esconder, use janela sem bordas.',
    browserHint: 'Só o aplicativo para computador pode mostrá-la sobre um jogo. Para lives, use o endereço abaixo.',
  },
  look: 'Aparência',
  corner: 'Canto da tela',
  corners: {
    'top-left': 'Superior esquerdo',
    'top-right': 'Superior direito',
    'bottom-left': 'Inferior esquerdo',
    'bottom-right': 'Inferior direito',
  },
  everybody: 'Mostrar todos',
  everybodyHint: 'Mostra também jogadores em silêncio, esmaecidos, não só quem está falando.',
  text: 'Mostrar mensagens',
  textHint:
    'Mostra novas mensagens por alguns segundos, exceto as que são só para você. Uma transmissão também as mostra.',
  stream: {
    title: 'Sobreposição em lives',
    text: 'Adicione este endereço como fonte de navegador no OBS. Só funciona neste computador, enquanto o Earshot está aberto.',
    address: 'Endereço da sobreposição',
    missing: 'A sobreposição não pôde iniciar neste computador. O registro diz por quê.',
    renew: 'Renovar endereço',
    renewHint: 'Quem tem o endereço vê quem está falando. Renovar desativa o antigo.',
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
