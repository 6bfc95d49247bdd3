export const guest = {
  title: 'Unirse a una sala',
  invited: 'Tienes una invitación',
  invitedTo: 'Tienes una invitación a {{lobby}}',
  hostedBy: 'Anfitrión: {{host}}. {{lead}}',
  over: { title: 'La sala terminó', text: 'Esta sala está cerrada. Pide al anfitrión otro enlace.' },
  lead: 'Oye a los jugadores desde donde están. No hay que instalar nada.',
  otherLink: 'Usar otro enlace',
  listen: 'Tu navegador pide permiso para el micrófono. Sin él puedes escuchar.',
  stay: 'Deja esta página abierta y a la vista. En segundo plano, los móviles pueden apagar el micrófono.',
  appOnly: {
    title: 'Solo en la aplicación',
    text: 'Teclas para hablar que funcionan sobre el juego, posiciones del juego y una superposición para directos.',
    link: 'Obtener la aplicación',
  },
  obstacle: {
    framed: {
      title: 'Otra página muestra esta',
      text: 'Esa página podría aprovechar tus clics. Abre el enlace en su propia pestaña.',
    },
    insecure: {
      title: 'La página no es segura',
      text: 'Los navegadores solo dan el micrófono a páginas seguras. Abre tu enlace otra vez, con https://.',
    },
    'no-webrtc': {
      title: 'Este navegador no tiene WebRTC',
      text: 'La voz necesita WebRTC. Actívalo o usa un Chrome, Edge, Firefox o Safari actual.',
    },
    old: {
      title: 'Este navegador es demasiado antiguo',
      text: 'Actualízalo o usa un Chrome, Edge, Firefox o Safari actual.',
    },
  },
};
