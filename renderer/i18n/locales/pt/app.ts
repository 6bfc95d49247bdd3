export const app = {
  views: 'Mapa e jogadores',
  start: {
    title: 'Ouça quem está perto.',
    settings: 'Configurações',
    back: 'Voltar',
    you: 'Você',
  },
  lobbyName: {
    nameless: 'Minha sala',
    of: 'Sala de {{name}}',
    ofNameInS: 'Sala de {{name}}',
  },
  announce: {
    starting: 'Iniciando',
    connecting: 'Conectando à sala',
    connected: 'Conectado à sala',
    interrupted: 'Conexão interrompida',
    reconnecting: 'Reconectando à sala',
    ended: 'Desconectado da sala',
    connectedDeafened: 'Conectado à sala. Você está ensurdecido',
    connectedMuted: 'Conectado à sala. Você está silenciado',
  },
  invitation: {
    title: 'Entrar nesta sala?',
    text: 'Os jogadores desta sala vão ouvir você e ver seu nome. Entre só se confia em quem enviou o convite.',
    refuse: 'Agora não',
    accept: 'Entrar',
    refused: 'O link não funciona',
  },
  ended: {
    title: 'O Earshot parou',
    text: 'Feche esta janela e inicie o Earshot de novo.',
  },
  leave: {
    title: 'Sair da sua sala?',
    text: 'Você hospeda esta sala. Se sair, ela termina para todos.',
    stay: 'Ficar',
    end: 'Encerrar para todos',
    preparing: 'Preparando…',
    preparingText:
      'Outro computador está se preparando para assumir a sala. Se você sair agora, ela termina para todos.',
    handOverText: '{{name}} pode assumir a sala, e ninguém cai.',
    handOver: 'Passar para {{name}}',
    handingOver: 'Passando a sala…',
    notHandedOver: 'Ninguém assumiu a sala, então você ainda a hospeda. Tente de novo ou encerre-a para todos.',
  },
  notHeard: '{{problem}} Você ouve os outros, mas eles não ouvem você.',
  notHeardNorHearing: '{{problem}} Os outros não ouvem você.',
  nothingSent:
    'Seu microfone está ligado, mas sua voz não está sendo enviada. O Earshot está reiniciando o microfone. Se este aviso continuar, escolha outro nas configurações.',
};
