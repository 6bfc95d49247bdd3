export const devices = {
  microphone: 'Microfone',
  output: 'Alto-falantes ou fones',
  systemDefault: 'Padrão do sistema',
  notPluggedIn: '{{label}} (não conectado)',
  inputLevel: 'Nível de entrada',
  inputGain: 'Volume do microfone',
  outputGain: 'Volume de saída',
  decibels: '{{value}} dB',

  off: {
    explanation:
      'Sua voz só é enviada em uma sala, do jeito que você escolher abaixo. Você também pode entrar e só ouvir.',
    turnOn: 'Ligar o microfone',
    waiting: 'Aguardando sua permissão',
  },
  tryAgain: 'Tentar de novo',
  withoutMicrophone: 'Você pode entrar e ouvir sem ele.',
  problem: {
    denied: 'O Earshot não pode usar o microfone.',
    missing: 'Nenhum microfone foi encontrado. Conecte um: o Earshot passa a usá-lo sozinho.',
    busy: 'Outro programa está com o microfone. Feche esse programa e tente de novo.',
    unusable: 'O microfone não pôde ser aberto. Escolha outro, ou desconecte e conecte de novo.',
    unplugged: 'O microfone foi desconectado. Conecte-o de novo ou escolha outro.',
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

  notice: {
    microphoneGone: '“{{label}}” não está conectado. O microfone padrão do sistema fica no lugar até ele voltar.',
    speakersGone: '“{{label}}” não está conectado. A saída padrão do sistema fica no lugar até ele voltar.',
    back: '“{{label}}” voltou e está em uso de novo.',
    speakersUnusable: 'A saída escolhida não pode ser usada. A anterior continua.',
    suppressionUnavailable: 'A redução de ruído escolhida não pôde ser iniciada aqui. A do navegador é usada no lugar.',
  },

  test: {
    start: 'Ouvir você mesmo',
    recording: 'Fale agora',
    playing: 'Reproduzindo',
    hintRecording: 'Gravando três segundos…',
    hintPlaying: 'É assim que os outros ouvem você.',
    isOn: 'O microfone está ligado.',
    inUse: 'Em uso: {{label}}.',
    good: 'Sua voz: {{level}} dB. É um bom nível.',
    quiet: 'Sua voz: {{level}} dB. Está baixo: aumente o volume do microfone.',
    loud: 'Sua voz: {{level}} dB. Está alto demais: abaixe o volume do microfone.',
  },
  testProblem: {
    'no-microphone': 'Ligue o microfone primeiro.',
    'nothing-recorded': 'Nada foi gravado. Escolha outro microfone e tente de novo.',
    'no-codec': 'A gravação não pôde ser codificada. Atualize seu navegador e tente de novo.',
    'not-played': 'A gravação não pôde ser reproduzida. Escolha outra saída e tente de novo.',
  },
  tone: { play: 'Tocar um som de teste', playing: 'Reproduzindo' },
  boostHint: 'Acima de 0 dB, vozes muito altas são limitadas, e o som chega cerca de 20 ms depois.',

  processing: {
    suppression: 'Redução de ruído',
    kinds: {
      off: { label: 'Nenhuma', detail: 'Tudo o que o microfone ouve é enviado.' },
      browser: {
        label: 'Padrão',
        detail: 'A do navegador. Tira ventiladores e zumbidos constantes e custa quase nada.',
      },
      rnnoise: { label: 'RNNoise', detail: 'Tira muito mais, teclas e cliques também. Custa pouco.' },
      gtcrn: { label: 'GTCRN', detail: 'Tira ruídos que mudam. É a que mais custa.' },
    },
    echoCancellation: 'Cancelamento de eco',
    echoCancellationDetail: 'Mantém seus alto-falantes fora do microfone',
    autoGain: 'Ganho automático',
    autoGainDetail: 'Iguala vozes baixas e altas',
    whileTalking: 'Você pode mudar tudo isso enquanto fala.',
  },
};
