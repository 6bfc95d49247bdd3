export const setup = {
  progress: 'Paso {{step, number}} de {{count, number}}',
  skip: 'Omitir',
  back: 'Atrás',
  next: 'Siguiente',
  welcome: {
    title: 'Te damos la bienvenida a Earshot',
    text: 'Oyes a los jugadores cerca de ti, desde donde están. ¿Cómo deben llamarte?',
  },
  microphone: {
    title: '¿Te oyen?',
    text: 'Activa el micrófono y di una frase. La oyes como la oirán los demás.',
  },
  talking: {
    title: '¿Cómo quieres hablar?',
    text: 'Puedes cambiarlo cuando quieras, también en plena partida.',
  },
  key: {
    title: 'Elige tu tecla',
    text: 'Toma una que tu juego no necesite: el juego también la recibe.',
  },
  done: {
    title: 'Todo listo',
    text: 'Todo puede cambiarse en los ajustes.',
    practise: 'Practicar primero',
    practiseText: 'Camina entre jugadores simulados y oye cerca y lejos.',
    host: 'Alojar una sala',
    hostText: 'Abre una en este ordenador e invita a otros.',
    join: 'Unirse a una sala',
    joinText: 'Con la invitación que alguien te envió.',
  },
};
