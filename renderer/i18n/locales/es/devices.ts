export const devices = {
  microphone: 'Micrófono',
  output: 'Altavoces o auriculares',
  systemDefault: 'Predeterminado del sistema',
  notPluggedIn: '{{label}} (sin conectar)',
  inputLevel: 'Nivel de entrada',
  inputGain: 'Volumen del micrófono',
  outputGain: 'Volumen de salida',
  decibels: '{{value}} dB',

  off: {
    explanation: 'Tu voz solo se envía en una sala, del modo que elijas abajo. También puedes unirte y solo escuchar.',
    turnOn: 'Activar el micrófono',
    waiting: 'Esperando tu permiso',
  },
  tryAgain: 'Intentar otra vez',
  withoutMicrophone: 'Puedes unirte y escuchar sin él.',
  problem: {
    denied: 'Earshot no puede usar el micrófono.',
    missing: 'No se encontró ningún micrófono. Conecta uno: Earshot lo usará por sí solo.',
    busy: 'Otro programa está usando el micrófono. Ciérralo e inténtalo otra vez.',
    unusable: 'No se pudo abrir el micrófono. Elige otro, o desconéctalo y vuelve a conectarlo.',
    unplugged: 'Se desconectó el micrófono. Vuelve a conectarlo o elige otro.',
  },
  howToAllow: {
    browser:
      'Abre los ajustes del sitio con el símbolo junto a la dirección o en el menú de la ventana, pon el micrófono en «Permitir» e inténtalo otra vez.',
    windows:
      'Abre Configuración de Windows, Privacidad y seguridad, Micrófono. Activa el acceso al micrófono y el de las aplicaciones de escritorio, e inténtalo otra vez.',
    macos:
      'Abre Ajustes del Sistema, Privacidad y seguridad, Micrófono. Activa Earshot allí y vuelve a iniciar Earshot.',
    linux:
      'Permítelo en los ajustes de tu sistema, en Privacidad, Micrófono. En un entorno aislado como Flatpak, da a la aplicación acceso al sonido. Luego inténtalo otra vez.',
  },

  notice: {
    microphoneGone: '«{{label}}» no está conectado. Hasta que vuelva, se usa el micrófono predeterminado del sistema.',
    speakersGone: '«{{label}}» no está conectado. Hasta que vuelva, se usa la salida predeterminada del sistema.',
    back: '«{{label}}» ha vuelto y se usa de nuevo.',
    speakersUnusable: 'No se puede usar la salida elegida. Sigue la anterior.',
    suppressionUnavailable: 'La reducción de ruido elegida no pudo iniciarse aquí. Se usa la del navegador.',
  },

  test: {
    start: 'Oírte',
    recording: 'Habla ahora',
    playing: 'Reproduciendo',
    hintRecording: 'Grabando tres segundos…',
    hintPlaying: 'Así te oyen los demás.',
    isOn: 'El micrófono está activado.',
    inUse: 'En uso: {{label}}.',
    good: 'Tu voz: {{level}} dB. Es un buen nivel.',
    quiet: 'Tu voz: {{level}} dB. Es bajo: sube el volumen del micrófono.',
    loud: 'Tu voz: {{level}} dB. Es demasiado alto: baja el volumen del micrófono.',
  },
  testProblem: {
    'no-microphone': 'Activa primero el micrófono.',
    'nothing-recorded': 'No se grabó nada. Elige otro micrófono e inténtalo otra vez.',
    'no-codec': 'No se pudo codificar la grabación. Actualiza tu navegador e inténtalo otra vez.',
    'not-played': 'No se pudo reproducir la grabación. Elige otra salida e inténtalo otra vez.',
  },
  tone: { play: 'Reproducir un sonido de prueba', playing: 'Reproduciendo' },
  boostHint: 'Por encima de 0 dB, las voces muy fuertes se limitan y el sonido llega unos 20 ms más tarde.',

  processing: {
    suppression: 'Reducción de ruido',
    kinds: {
      off: { label: 'Ninguna', detail: 'Se envía todo lo que oye el micrófono.' },
      browser: {
        label: 'Normal',
        detail: 'La del navegador. Quita ventiladores y zumbidos constantes, y no cuesta casi nada.',
      },
      rnnoise: { label: 'RNNoise', detail: 'Quita mucho más, también teclas y clics. Cuesta poco.' },
      gtcrn: { label: 'GTCRN', detail: 'Quita el ruido que cambia. Es la que más cuesta.' },
    },
    echoCancellation: 'Cancelación de eco',
    echoCancellationDetail: 'Mantiene tus altavoces fuera del micrófono',
    autoGain: 'Ganancia automática',
    autoGainDetail: 'Iguala las voces bajas y altas',
    whileTalking: 'Puedes cambiar todo esto mientras hablas.',
  },
};
