export const lobby = {
  host: {
    title: 'Hospedar uma sala',
    name: 'Nome da sala',
    rules: 'Regras',
    range: 'Alcance das vozes',
    start: 'Hospedar',
    starting: 'Iniciando',
  },
  choice: {
    plain: 'Só pela distância',
    'social-deduction': 'Dedução social',
    survival: 'Sobrevivência',
    roleplay: 'Interpretação',
    shooter: 'Tiro',
  },
  choiceHint: {
    'social-deduction': 'Os vivos nunca ouvem os mortos. Em uma reunião, todos ouvem todos os vivos.',
    survival: 'Vozes que vão longe, sussurros e gritos.',
    roleplay: 'Ruas, carros e rádios: distâncias curtas, paredes que abafam.',
    shooter: 'Canal de equipe e rádio. Os mortos falam entre si.',
  },
  rangeName: {
    room: 'Quarto',
    yard: 'Quintal',
    field: 'Campo',
    valley: 'Vale',
  },
  join: {
    title: 'Entrar em uma sala',
    invitation: 'Convite',
    field: 'Convite ou código',
    hint: 'Cole o link do anfitrião ou digite o código.',
    start: 'Entrar',
    starting: 'Entrando',
  },
  practice: {
    title: 'Prática',
    text: 'Ande entre jogadores simulados e ouça como soa a distância. Não há jogadores reais.',
    start: 'Praticar',
    starting: 'Iniciando',
  },
  slow: {
    opening: 'Iniciando as threads de áudio da sala. Um computador ocupado leva até meio minuto.',
    joining: 'Aguardando a resposta do anfitrião.',
  },
  trying: {
    patient: 'Tentando todos os caminhos mais uma vez',
    rendezvous: 'Tentando pelo servidor de encontro',
    relay: 'Tentando por um relay',
    udp: 'Tentando só por UDP',
  },
  nameless: 'Jogador',
  copyInvitation: 'Copiar convite',
  copyYourself: 'Copiar o convite',
  renew: {
    title: 'Novo convite',
    text: 'O convite atual deixa de funcionar. Os jogadores na sala continuam.',
    start: 'Substituir',
  },
  hostNotice: {
    'other-port':
      'A porta {{wanted}} está em uso, então esta sala usa a {{port}}. Abra essa porta no roteador para jogadores da internet.',
    'only-loopback': 'Este computador não tem endereço de rede, então ninguém mais pode entrar. Conecte-o a uma rede.',
  },
  knock: {
    asks: { lan: '{{name}} quer entrar pela sua rede', directory: '{{name}} quer entrar pela lista pública' },
    gone: '{{name}} não espera mais',
    letIn: 'Deixar entrar',
    refuse: 'Recusar',
  },
  path: {
    direct: 'Direta',
    router: 'Pelo seu roteador',
    relay: 'Por um relay',
    tcp: 'Por TCP',
    relayTcp: 'Por um relay e TCP',
  },
  journey: 'Latência de uma voz',
  settings: 'Configurações',
  leave: 'Sair da sala',
  state: {
    starting: 'Iniciando',
    connecting: 'Conectando',
    connected: 'Conectado',
    interrupted: 'Conexão interrompida',
    reconnecting: 'Reconectando',
    ended: 'Desconectado',
  },
  newHost: {
    other: '{{name}} agora hospeda a sala.',
    you: 'Você agora hospeda a sala. Ela fica aberta enquanto você estiver aqui.',
  },
  origin: {
    hosted: 'Anfitrião',
    practice: 'Jogadores simulados',
  },
  busy: {
    quieter_one: 'O anfitrião está sobrecarregado: você ouve só a voz mais alta.',
    quieter_many: 'O anfitrião está sobrecarregado: você ouve as {{count, number}} vozes mais altas de uma vez.',
    quieter_other: 'O anfitrião está sobrecarregado: você ouve as {{count, number}} vozes mais altas de uma vez.',
    later_one: 'O anfitrião está sobrecarregado: você ouve só a voz mais alta, um pouco depois do normal.',
    later_many:
      'O anfitrião está sobrecarregado: você ouve as {{count, number}} vozes mais altas de uma vez, um pouco depois do normal.',
    later_other:
      'O anfitrião está sobrecarregado: você ouve as {{count, number}} vozes mais altas de uma vez, um pouco depois do normal.',
    flat_one: 'O anfitrião está muito sobrecarregado: você ouve só a voz mais alta, com atraso e sem direção.',
    flat_many:
      'O anfitrião está muito sobrecarregado: você ouve só as {{count, number}} vozes mais altas, com atraso e sem direção.',
    flat_other:
      'O anfitrião está muito sobrecarregado: você ouve só as {{count, number}} vozes mais altas, com atraso e sem direção.',
  },
  returning: {
    title: 'Reconectando',
    since: 'A conexão caiu às {{time}}. O Earshot continua tentando voltar.',
    advice: 'Você mantém seu lugar. Volte ao início para parar de tentar.',
    now: 'Tentar agora',
  },
  ended: {
    title: {
      'host-lost': 'Conexão perdida',
      'lobby-closed': 'Sala fechada',
      removed: 'Retirado da sala',
      replaced: 'Conectado em outro lugar',
      'headset-ended': 'Headset desconectado',
    },
    advice: {
      'host-lost': 'Reconecte quando sua rede ou o anfitrião voltar. Se não der certo, peça um novo convite.',
      'lobby-closed': 'O anfitrião a encerrou para todos. Peça outro convite, ou hospede você uma sala.',
      removed: 'Pergunte ao anfitrião se achar que foi engano.',
      replaced: 'Volte para ela ou entre aqui de novo.',
      'headset-ended': 'Para usar este dispositivo de novo, crie um link novo no seu outro dispositivo.',
    },
    back: 'Voltar ao início',
    reconnect: 'Conectar de novo',
  },
};
