export const overlay = {
  aboveGame: {
    title: 'Superposición en juegos',
    show: 'Mostrar quién habla en los juegos',
    showHint: 'Deja pasar los clics. Si la pantalla completa exclusiva la oculta, usa ventana sin bordes.',
    browserHint:
      'Solo la aplicación de escritorio puede mostrarla sobre un juego. Para streams, usa la dirección de abajo.',
  },
  look: 'Aspecto',
  corner: 'Esquina de la pantalla',
  corners: {
    'top-left': 'Arriba a la izquierda',
    'top-right': 'Arriba a la derecha',
    'bottom-left': 'Abajo a la izquierda',
    'bottom-right': 'Abajo a la derecha',
  },
  everybody: 'Mostrar a todos',
  everybodyHint: 'Muestra también a los jugadores callados, atenuados, no solo a los que hablan.',
  text: 'Mostrar mensajes',
  textHint:
    'Muestra los mensajes nuevos unos segundos, salvo los que son solo para ti. Una transmisión también los muestra.',
  stream: {
    title: 'Superposición en streams',
    text: 'Añade esta dirección como fuente de navegador en OBS. Solo funciona en este equipo, mientras Earshot está en marcha.',
    address: 'Dirección de la superposición',
    missing: 'La superposición no pudo iniciarse en este equipo. El registro dice por qué.',
    renew: 'Renovar dirección',
    renewHint: 'Cualquiera con la dirección ve quién habla. Renovarla desactiva la anterior.',
    renewed: 'La dirección ha cambiado. Cópiala otra vez en tu programa de streaming.',
    moved: 'Otro programa usa el puerto {{port}} de esta dirección. Ciérralo y reinicia Earshot.',
  },
  tray: {
    show: 'Mostrar Earshot',
    mute: 'Silenciarme',
    deafen: 'Ensordecerme',
    leave: 'Salir de la sala',
    quit: 'Salir de Earshot',
    hidden: 'Earshot sigue en marcha aquí. Para salir, elige «Salir de Earshot» en este menú.',
  },
};
