export const lobby = {
  host: {
    title: 'Alojar una sala',
    name: 'Nombre de la sala',
    rules: 'Reglas',
    range: 'Alcance de las voces',
    start: 'Alojar',
    starting: 'Iniciando',
  },
  choice: {
    plain: 'Solo por distancia',
    'social-deduction': 'Deducción social',
    survival: 'Supervivencia',
    roleplay: 'Juego de rol',
    shooter: 'Disparos',
  },
  choiceHint: {
    'social-deduction': 'Los vivos nunca oyen a los muertos. En una reunión, todos oyen a todos los vivos.',
    survival: 'Voces que llegan lejos, susurros y gritos.',
    roleplay: 'Calles, coches y radios: distancias cortas, paredes que amortiguan.',
    shooter: 'Canal de equipo y radio. Los muertos hablan entre ellos.',
  },
  rangeName: {
    room: 'Habitación',
    yard: 'Patio',
    field: 'Campo',
    valley: 'Valle',
  },
  join: {
    title: 'Unirse a una sala',
    invitation: 'Invitación',
    field: 'Invitación o código',
    hint: 'Pega el enlace del anfitrión o escribe su código.',
    start: 'Unirme',
    starting: 'Uniéndote',
  },
  practice: {
    title: 'Práctica',
    text: 'Camina entre jugadores simulados y oye cómo suena la distancia. No hay jugadores reales.',
    start: 'Practicar',
    starting: 'Iniciando',
  },
  slow: {
    opening: 'Iniciando los hilos de audio de la sala. Un equipo ocupado tarda hasta medio minuto.',
    joining: 'Esperando la respuesta del anfitrión.',
  },
  trying: {
    patient: 'Probando otra vez todas las vías',
    rendezvous: 'Probando a través del servidor de encuentro',
    relay: 'Probando a través de un relé',
    udp: 'Probando solo con UDP',
  },
  nameless: 'Jugador',
  copyInvitation: 'Copiar la invitación',
  copyYourself: 'Copiar la invitación',
  renew: {
    title: 'Nueva invitación',
    text: 'La invitación actual dejará de funcionar. Los jugadores de la sala se quedan.',
    start: 'Reemplazar',
  },
  hostNotice: {
    'other-port':
      'El puerto {{wanted}} está en uso, así que esta sala usa el {{port}}. Ábrelo en tu router para jugadores de internet.',
    'only-loopback': 'Este equipo no tiene dirección de red, así que nadie más puede entrar. Conéctalo a una red.',
  },
  knock: {
    asks: { lan: '{{name}} quiere entrar desde tu red', directory: '{{name}} quiere entrar desde la lista pública' },
    gone: '{{name}} ya no espera',
    letIn: 'Dejar entrar',
    refuse: 'Rechazar',
  },
  path: {
    direct: 'Directa',
    router: 'A través de tu router',
    relay: 'Por un relé',
    tcp: 'Por TCP',
    relayTcp: 'Por un relé y TCP',
  },
  journey: 'Latencia de una voz',
  settings: 'Ajustes',
  leave: 'Salir de la sala',
  state: {
    starting: 'Iniciando',
    connecting: 'Conectando',
    connected: 'Conectado',
    interrupted: 'Conexión interrumpida',
    reconnecting: 'Reconectando',
    ended: 'Desconectado',
  },
  newHost: {
    other: 'Ahora {{name}} aloja la sala.',
    you: 'Ahora tú alojas la sala. Sigue abierta mientras estés aquí.',
  },
  origin: {
    hosted: 'Anfitrión',
    practice: 'Jugadores simulados',
  },
  busy: {
    quieter_one: 'El anfitrión está saturado: solo oyes la voz más fuerte.',
    quieter_many: 'El anfitrión está saturado: oyes a la vez las {{count, number}} voces más fuertes.',
    quieter_other: 'El anfitrión está saturado: oyes a la vez las {{count, number}} voces más fuertes.',
    later_one: 'El anfitrión está saturado: solo oyes la voz más fuerte, algo más tarde de lo normal.',
    later_many:
      'El anfitrión está saturado: oyes a la vez las {{count, number}} voces más fuertes, algo más tarde de lo normal.',
    later_other:
      'El anfitrión está saturado: oyes a la vez las {{count, number}} voces más fuertes, algo más tarde de lo normal.',
    flat_one: 'El anfitrión está muy saturado: solo oyes la voz más fuerte, con retraso y sin dirección.',
    flat_many:
      'El anfitrión está muy saturado: solo oyes las {{count, number}} voces más fuertes, con retraso y sin dirección.',
    flat_other:
      'El anfitrión está muy saturado: solo oyes las {{count, number}} voces más fuertes, con retraso y sin dirección.',
  },
  returning: {
    title: 'Reconectando',
    since: 'La conexión se perdió a las {{time}}. Earshot sigue intentando volver.',
    advice: 'Conservas tu lugar. Vuelve al inicio para dejar de intentarlo.',
    now: 'Intentar ahora',
  },
  ended: {
    title: {
      'host-lost': 'Conexión perdida',
      'lobby-closed': 'Sala cerrada',
      removed: 'Expulsado de la sala',
      replaced: 'Conectado en otro sitio',
      'headset-ended': 'Auriculares desconectados',
    },
    advice: {
      'host-lost': 'Reconéctate cuando vuelva tu red o el anfitrión. Si no funciona, pide una invitación nueva.',
      'lobby-closed': 'El anfitrión la cerró para todos. Pide otra invitación, o aloja tú una sala.',
      removed: 'Pregunta al anfitrión si crees que fue un error.',
      replaced: 'Vuelve a ella o entra aquí de nuevo.',
      'headset-ended': 'Para volver a usar este dispositivo, crea un enlace nuevo en tu otro dispositivo.',
    },
    back: 'Volver al inicio',
    reconnect: 'Volver a conectar',
  },
};
