export const app = {
  views: 'Mapa y jugadores',
  start: {
    title: 'Oye a quien está cerca.',
    settings: 'Ajustes',
    back: 'Atrás',
    you: 'Tú',
  },
  lobbyName: {
    nameless: 'Mi sala',
    of: 'Sala de {{name}}',
    ofNameInS: 'Sala de {{name}}',
  },
  announce: {
    starting: 'Iniciando',
    connecting: 'Conectando con la sala',
    connected: 'Conectado a la sala',
    interrupted: 'Conexión interrumpida',
    reconnecting: 'Reconectando con la sala',
    ended: 'Desconectado de la sala',
    connectedDeafened: 'Conectado a la sala. Estás ensordecido',
    connectedMuted: 'Conectado a la sala. Estás silenciado',
  },
  invitation: {
    title: '¿Unirte a esta sala?',
    text: 'Los jugadores de esta sala te oirán y verán tu nombre. Únete solo si confías en quien te la envió.',
    refuse: 'Ahora no',
    accept: 'Unirme',
    refused: 'El enlace no funciona',
  },
  ended: {
    title: 'Earshot se ha cerrado',
    text: 'Cierra esta ventana y vuelve a iniciar Earshot.',
  },
  leave: {
    title: '¿Salir de tu sala?',
    text: 'Tú alojas esta sala. Si sales, se cierra para todos.',
    stay: 'Quedarme',
    end: 'Cerrarla para todos',
    preparing: 'Preparando…',
    preparingText:
      'Otro equipo se está preparando para hacerse cargo de la sala. Si sales ahora, se cierra para todos.',
    handOverText: '{{name}} puede hacerse cargo de la sala, y nadie se desconecta.',
    handOver: 'Ceder a {{name}}',
    handingOver: 'Cediendo la sala…',
    notHandedOver:
      'Nadie se ha hecho cargo de la sala, así que sigues siendo el anfitrión. Inténtalo de nuevo o ciérrala para todos.',
  },
  notHeard: '{{problem}} Oyes a los demás, pero ellos no te oyen.',
  notHeardNorHearing: '{{problem}} Los demás no te oyen.',
  nothingSent:
    'Tu micrófono está activado, pero tu voz no se envía. Earshot está reiniciando el micrófono. Si este aviso sigue, elige otro en los ajustes.',
};
