export const setup = {
  progress: 'Paso {{step, number}} de {{count, number}}',
  skip: 'Omitir la configuración',
  back: 'Atrás',
  next: 'Siguiente',
  welcome: {
    title: 'Te damos la bienvenida a Earshot',
    text: 'Oye a los jugadores cercanos desde donde están. ¿Cómo deben llamarte?',
  },
  microphone: {
    title: 'Comprueba tu micrófono',
    text: 'Di una frase y óyela como la oirán los demás.',
  },
  talking: {
    title: 'Elige un modo de entrada',
    text: 'Puedes cambiarlo cuando quieras, también en plena partida.',
  },
  key: {
    title: 'Elige tu tecla',
    text: 'Funciona en todos los programas: elige una que no uses para nada más. Los juegos la siguen recibiendo.',
  },
  done: {
    title: 'Todo listo',
    text: 'Puedes cambiarlo todo después en los ajustes.',
    practise: 'Practicar primero',
    practiseText: 'Camina entre jugadores simulados y oye cómo suena la distancia.',
    host: 'Alojar una sala',
    hostText: 'Abre una sala en este ordenador e invita a otros.',
    join: 'Unirse a una sala',
    joinText: 'Usa la invitación de un anfitrión.',
  },
};
