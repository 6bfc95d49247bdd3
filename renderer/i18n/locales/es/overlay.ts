export const overlay = {
  aboveGame: {
    title: 'Superposición en juegos',
    show: 'Mostrar quién habla en los juegos',
    showHint:
      'Aparece mientras estás en una sala y deja pasar los clics. La pantalla completa exclusiva la oculta; usa sin bordes.',
    browserHint:
      'La aplicación de escritorio puede mostrarlo sobre un juego. En un navegador, usa la dirección de abajo en tu programa de streaming.',
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
  everybodyHint: 'Muestra atenuados a los jugadores callados. Si no, aparecen solo mientras hablan.',
  stream: {
    title: 'Superposición en directos',
    text: 'Añade esta dirección como fuente de navegador en OBS. Solo funciona en este ordenador, mientras Earshot está en marcha.',
    address: 'Dirección del overlay',
    missing: 'La superposición no pudo iniciarse en este ordenador. El registro dice por qué.',
    renew: 'Dirección nueva',
    renewHint: 'Cualquiera con la dirección ve quién habla. Una dirección nueva desactiva la anterior.',
    renewed: 'La dirección ha cambiado. Cópiala otra vez en tu programa de directos.',
    moved: 'Otro programa usa el puerto {{port}} de esta dirección. Ciérralo y reinicia Earshot.',
  },
  tray: {
    show: 'Mostrar Earshot',
    mute: 'Silenciarme',
    deafen: 'Ensordecerme',
    leave: 'Salir de la sala',
    quit: 'Cerrar Earshot',
    hidden: 'Earshot sigue en marcha aquí. Para cerrarlo, elige «Cerrar Earshot» en este menú.',
  },
};
