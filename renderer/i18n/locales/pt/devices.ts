export const devices = {
  microphone: 'Microfone',
  output: 'Alto-falantes ou fones',
  systemDefault: 'Padrão do sistema',
  notPluggedIn: '{{label}} (não conectado)',
  inputLevel: 'Nível de entrada',
  inputGain: 'Volume de entrada',
  outputGain: 'Volume de saída',
  off: {
    explanation: 'Sua voz só é enviada em uma sala. Você também pode entrar sem microfone e ouvir.',
    turnOn: 'Ligar o microfone',
    waiting: 'Aguardando sua permissão',
  },
  tryAgain: 'Tentar de novo',
  withoutMicrophone: 'Você pode entrar e ouvir sem ele.',
  problem: {
    denied: 'O Earshot não pode usar o microfone.',
    missing: 'Nenhum microfone encontrado. Conecte um, e o Earshot passa a usá-lo.',
    busy: 'Outro programa está com o microfone. Feche esse programa e tente de novo.',
    unusable: 'O microfone não pôde ser aberto. Escolha outro, ou desconecte e conecte de novo.',
    unplugged: 'O microfone foi desconectado. Conecte-o de novo ou escolha outro.',
    blocked: 'Seu navegador bloqueia o microfone. Permita-o no ícone ao lado do endereço e tente de novo.',
  },
  howToAllow: {
    browser:
      'Abra as configurações do site pelo símbolo ao lado do endereço ou no menu da janela, ponha o microfone em “Permitir” e tente de novo.',
    windows:
      'Abra Configurações do Windows, Privacidade e segurança, Microfone. Ligue o acesso ao microfone e o dos aplicativos da área de trabalho, e tente de novo.',
    macos:
      'Abra Ajustes do Sistema, Privacidade e Segurança, Microfone. Ligue o Earshot ali e inicie o Earshot de novo.',
    linux:
      'Permita nas configurações do seu sistema, em Privacidade, Microfone. Em um ambiente isolado como o Flatpak, dê ao aplicativo acesso ao som. Depois tente de novo.',
  },
  status: {
    ok: 'Microfone pronto',
    silent: 'O microfone está sem som. Está mudo?',
    off: 'Microfone desligado',
    opening: 'Ligando o microfone…',
    denied: 'Microfone não permitido',
    missing: 'Sem microfone',
    busy: 'Microfone em uso por outro programa',
    unusable: 'O microfone não funciona',
    unplugged: 'Microfone desconectado',
  },
  notice: {
    microphoneGone: '“{{label}}” está desconectado. O padrão do sistema é usado até ele voltar.',
    speakersGone: '“{{label}}” está desconectado. O padrão do sistema é usado até ele voltar.',
    back: '“{{label}}” está conectado de novo e em uso.',
    speakersUnusable: 'Não foi possível usar esta saída. O Earshot continua com a anterior.',
    suppressionUnavailable: 'Esta redução de ruído não pôde iniciar aqui. O Earshot usa a do navegador.',
  },
  test: {
    start: 'Ouvir você mesmo',
    recording: 'Fale agora',
    playing: 'Reproduzindo',
    hintRecording: 'Gravando três segundos…',
    hintPlaying: 'É assim que os outros ouvem você.',
    isOn: 'O microfone está ligado.',
    inUse: 'Em uso: {{label}}.',
    good: 'Sua voz está em {{level}} dB. É um bom nível.',
    quiet: 'Sua voz está em {{level}} dB, o que é baixo. Aumente o volume de entrada.',
    loud: 'Sua voz está em {{level}} dB, o que é alto demais. Diminua o volume de entrada.',
  },
  testProblem: {
    'no-microphone': 'O microfone está desligado. Ligue-o primeiro.',
    'nothing-recorded': 'Nada foi gravado. Escolha outro microfone e tente de novo.',
    'no-codec': 'A gravação não pôde ser codificada. Atualize seu navegador e tente de novo.',
    'not-played': 'A gravação não pôde ser reproduzida. Escolha outra saída e tente de novo.',
  },
  tone: {
    title: 'Som de teste',
    play: 'Tocar um som de teste',
    playing: 'Reproduzindo',
  },
  live: {
    waiting: 'Diga alguma coisa. A barra deve se mexer.',
    heard: 'Seu microfone funciona.',
    silent: 'Seu microfone só envia silêncio. Ele pode estar mudo no cabo ou nas configurações do sistema.',
  },
  around: {
    play: 'Ouvir uma voz ao seu redor',
    playing: 'Reproduzindo',
    question: 'A voz deu uma volta ao seu redor?',
    yes: 'Sim',
    swapped: 'Esquerda e direita estão trocadas',
    stayed: 'Ficou em um lugar só',
    nothing: 'Não ouvi nada',
    verdict: {
      yes: 'Sua saída de som funciona.',
      swapped: 'Vire os fones ou troque os cabos das caixas de som e ouça de novo.',
      stayed:
        'Ponha a saída do sistema em estéreo, e o modo de saída em Configurações > Áudio em Estéreo. Depois ouça de novo.',
      nothing: 'Escolha outro dispositivo acima ou aumente o volume do sistema e ouça de novo.',
    },
    failed: 'Não foi possível reproduzir o som. Escolha outro dispositivo.',
  },
  boostHint: 'Acima de 0 dB, um limitador controla os picos e acrescenta uns 20 ms de latência.',
  outputMode: {
    label: 'Modo de saída',
    stereo: {
      label: 'Estéreo',
      detail: 'As vozes vêm da esquerda ou da direita.',
    },
    binaural: {
      label: '3D para fones',
      detail: 'Você também distingue frente, trás, alto e baixo. Exige fones.',
    },
    mono: {
      label: 'Mono',
      detail: 'Os dois ouvidos ouvem o mesmo.',
    },
    oneEar: {
      label: 'Um ouvido',
      detail: 'Um ouvido ouve tudo, o outro nada.',
    },
    ear: 'Ouvido',
    left: 'Ouvido esquerdo',
    right: 'Ouvido direito',
    width: 'Largura estéreo',
    widthHint: 'Até onde as vozes se abrem. {{none, percent}} é mono.',
    percent: '{{share, percent}}',
  },
  processing: {
    suppression: 'Redução de ruído',
    kinds: {
      off: {
        label: 'Nenhuma',
        detail: 'Envia tudo o que o microfone capta.',
      },
      browser: {
        label: 'Padrão',
        detail: 'Do navegador. Remove ventiladores e zumbidos. Quase não usa CPU.',
      },
      rnnoise: {
        label: 'Forte (RNNoise)',
        detail: 'Remove muito mais, até teclas e cliques. Usa pouca CPU.',
      },
      gtcrn: {
        label: 'Máxima (GTCRN)',
        detail: 'É a melhor com ruídos que mudam. É a que mais usa CPU.',
      },
    },
    echoCancellation: 'Cancelamento de eco',
    echoCancellationDetail: 'Mantém seus alto-falantes fora do microfone.',
    autoGain: 'Ganho automático',
    autoGainDetail: 'Equilibra o volume da sua voz.',
  },
};
