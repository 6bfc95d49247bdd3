export const guest = {
  title: 'Unirse a una sala',
  invited: 'Tienes una invitación',
  invitedTo: 'Tienes una invitación a {{lobby}}',
  hostedBy: 'Anfitrión: {{host}}. {{lead}}',
  over: { title: 'La sala terminó', text: 'Esta sala está cerrada. Pide al anfitrión otro enlace.' },
  lead: 'Oye a los jugadores desde donde están. No hay que instalar nada.',
  otherLink: 'Usar otro enlace',
  listen: 'Tu navegador pedirá permiso para el micrófono. Sin él también puedes escuchar.',
  stay: 'Mantén esta página a la vista. En segundo plano, los teléfonos pueden apagar tu micrófono.',
  appOnly: {
    title: 'Solo en la aplicación',
    text: 'Teclas para hablar que funcionan en pleno juego, posiciones del juego y una superposición para streams.',
    link: 'Obtener la aplicación',
  },
  obstacle: {
    framed: {
      title: 'Se muestra dentro de otra página',
      text: 'Esa página podría robar tus clics. Abre el enlace en su propia pestaña.',
    },
    insecure: {
      title: 'La página no es segura',
      text: 'Los navegadores solo permiten el micrófono en páginas seguras. Abre tu enlace otra vez con https://.',
    },
    'no-webrtc': {
      title: 'WebRTC no está disponible',
      text: 'La voz necesita WebRTC. Actívalo o usa un Chrome, Edge, Firefox o Safari actual.',
    },
    old: {
      title: 'El navegador es demasiado antiguo',
      text: 'Actualízalo o usa un Chrome, Edge, Firefox o Safari actual.',
    },
  },
};
