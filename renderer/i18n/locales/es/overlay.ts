export const overlay = {
  aboveGame: {
    title: 'Sobre el juego',
    show: 'Mostrar quién habla sobre el juego',
    showHint:
      'Se ve mientras estás en una sala. Los clics lo atraviesan. Los juegos en pantalla completa exclusiva lo tapan: elige «sin bordes».',
    browserHint:
      'La aplicación de escritorio puede mostrarlo sobre un juego. En un navegador, usa la dirección de abajo en tu programa de streaming.',
  },
  look: 'Qué muestra',
  corner: 'Esquina de la pantalla',
  corners: {
    'top-left': 'Arriba a la izquierda',
    'top-right': 'Arriba a la derecha',
    'bottom-left': 'Abajo a la izquierda',
    'bottom-right': 'Abajo a la derecha',
  },
  everybody: 'Mostrar a todos',
  everybodyHint: 'También a los que callan, atenuados. Si no, la gente aparece mientras habla.',
  stream: {
    title: 'En una transmisión',
    text: 'Añade una fuente de navegador con esta dirección en OBS o un programa parecido. Solo funciona en este ordenador, mientras Earshot está en marcha.',
    address: 'Dirección del overlay',
    missing: 'No se pudo abrir la dirección en este ordenador. El registro dice por qué.',
    renew: 'Dirección nueva',
    renewHint:
      'Quien pueda leer la dirección ve quién habla, y nada más. Después, la dirección antigua ya no muestra nada.',
    renewed: 'La dirección es nueva. Cópiala otra vez en tu programa de streaming.',
  },
  tray: {
    show: 'Mostrar Earshot',
    mute: 'Silenciarme',
    deafen: 'Ensordecerme',
    leave: 'Salir de la sala',
    quit: 'Cerrar Earshot',
    hidden: 'Earshot sigue aquí. Para cerrarlo, elige «Cerrar Earshot» en este menú.',
  },
};
