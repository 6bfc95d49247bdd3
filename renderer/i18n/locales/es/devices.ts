export const devices = {
  microphone: 'Micrófono',
  output: 'Altavoces o auriculares',
  systemDefault: 'Predeterminado del sistema',
  notPluggedIn: '{{label}} (sin conectar)',
  inputLevel: 'Nivel de entrada',
  inputGain: 'Volumen de entrada',
  outputGain: 'Volumen de salida',
  off: {
    explanation: 'Tu voz solo se envía en una sala. También puedes unirte sin micrófono y escuchar.',
    turnOn: 'Activar el micrófono',
    waiting: 'Esperando tu permiso',
  },
  tryAgain: 'Intentar otra vez',
  withoutMicrophone: 'Puedes unirte y escuchar sin él.',
  problem: {
    denied: 'Earshot no puede usar el micrófono.',
    missing: 'No se encontró ningún micrófono. Conecta uno y Earshot lo usará.',
    busy: 'Otro programa está usando el micrófono. Ciérralo e inténtalo otra vez.',
    unusable: 'No se pudo abrir el micrófono. Elige otro, o desconéctalo y vuelve a conectarlo.',
    unplugged: 'Se desconectó el micrófono. Vuelve a conectarlo o elige otro.',
    blocked: 'Tu navegador bloquea el micrófono. Permítelo con el icono junto a la dirección e inténtalo de nuevo.',
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
  status: {
    ok: 'Micrófono listo',
    silent: 'El micrófono no suena. ¿Está silenciado?',
    off: 'Micrófono apagado',
    opening: 'Encendiendo el micrófono…',
    denied: 'Micrófono no permitido',
    missing: 'Sin micrófono',
    busy: 'Otro programa usa el micrófono',
    unusable: 'El micrófono no funciona',
    unplugged: 'Micrófono desconectado',
  },
  notice: {
    microphoneGone: '«{{label}}» está desconectado. Se usa el predeterminado del sistema hasta que vuelva.',
    speakersGone: '«{{label}}» está desconectado. Se usa el predeterminado del sistema hasta que vuelva.',
    back: '«{{label}}» está conectado otra vez y en uso.',
    speakersUnusable: 'Esa salida no se pudo usar. Earshot sigue con la anterior.',
    suppressionUnavailable: 'Esta reducción de ruido no pudo iniciarse aquí. Earshot usa la del navegador.',
  },
  test: {
    start: 'Oírte',
    recording: 'Habla ahora',
    playing: 'Reproduciendo',
    hintRecording: 'Grabando tres segundos…',
    hintPlaying: 'Así te oyen los demás.',
    isOn: 'El micrófono está activado.',
    inUse: 'En uso: {{label}}.',
    good: 'Tu voz está a {{level}} dB. Es un buen nivel.',
    quiet: 'Tu voz está a {{level}} dB y suena baja. Sube el volumen de entrada.',
    loud: 'Tu voz está a {{level}} dB y suena demasiado alta. Baja el volumen de entrada.',
  },
  testProblem: {
    'no-microphone': 'El micrófono está apagado. Actívalo primero.',
    'nothing-recorded': 'No se grabó nada. Elige otro micrófono e inténtalo otra vez.',
    'no-codec': 'No se pudo codificar la grabación. Actualiza tu navegador e inténtalo otra vez.',
    'not-played': 'No se pudo reproducir la grabación. Elige otra salida e inténtalo otra vez.',
  },
  tone: {
    title: 'Sonido de prueba',
    play: 'Reproducir un sonido de prueba',
    playing: 'Reproduciendo',
  },
  live: {
    waiting: 'Di algo. La barra debería moverse.',
    heard: 'Tu micrófono funciona.',
    silent: 'Tu micrófono solo envía silencio. Puede estar silenciado en el cable o en los ajustes del sistema.',
  },
  around: {
    play: 'Oír una voz a tu alrededor',
    playing: 'Reproduciendo',
    question: '¿Ha dado la voz una vuelta a tu alrededor?',
    yes: 'Sí',
    swapped: 'Izquierda y derecha están al revés',
    stayed: 'Se quedó en un sitio',
    nothing: 'No he oído nada',
    verdict: {
      yes: 'Tus altavoces funcionan.',
      swapped: 'Da la vuelta a los auriculares o intercambia los cables de los altavoces y escucha otra vez.',
      stayed:
        'Pon la salida del sistema en estéreo, y el modo de salida en Ajustes > Audio en Estéreo. Luego escucha otra vez.',
      nothing: 'Elige otro dispositivo arriba o sube el volumen del sistema y escucha otra vez.',
    },
    failed: 'No se ha podido reproducir el sonido. Elige otro dispositivo.',
  },
  boostHint: 'Por encima de 0 dB, un limitador controla los picos y añade unos 20 ms de latencia.',
  outputMode: {
    label: 'Modo de salida',
    stereo: {
      label: 'Estéreo',
      detail: 'Las voces vienen de la izquierda o la derecha.',
    },
    binaural: {
      label: '3D para auriculares',
      detail: 'También distingues delante, detrás, arriba y abajo. Requiere auriculares.',
    },
    mono: {
      label: 'Mono',
      detail: 'Los dos oídos oyen lo mismo.',
    },
    oneEar: {
      label: 'Un oído',
      detail: 'Un oído lo oye todo, el otro nada.',
    },
    ear: 'Oído',
    left: 'Oído izquierdo',
    right: 'Oído derecho',
    width: 'Anchura estéreo',
    widthHint: 'Hasta dónde se abren las voces. {{none, percent}} es mono.',
    percent: '{{share, percent}}',
  },
  processing: {
    suppression: 'Reducción de ruido',
    kinds: {
      off: {
        label: 'Ninguna',
        detail: 'Envía todo lo que capta el micrófono.',
      },
      browser: {
        label: 'Normal',
        detail: 'Integrada en el navegador. Quita ventiladores y zumbidos. Casi no usa CPU.',
      },
      rnnoise: {
        label: 'Fuerte (RNNoise)',
        detail: 'Quita mucho más, también teclas y clics. Usa poca CPU.',
      },
      gtcrn: {
        label: 'Máxima (GTCRN)',
        detail: 'Es la mejor con ruidos que cambian. Es la que más CPU usa.',
      },
    },
    echoCancellation: 'Cancelación de eco',
    echoCancellationDetail: 'Mantiene tus altavoces fuera del micrófono.',
    autoGain: 'Ganancia automática',
    autoGainDetail: 'Iguala el volumen de tu voz.',
  },
};
