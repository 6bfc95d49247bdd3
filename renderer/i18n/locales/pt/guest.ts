export const guest = {
  title: 'Entrar em uma sala',
  invited: 'Você recebeu um convite',
  invitedTo: 'Você recebeu um convite para {{lobby}}',
  hostedBy: 'Anfitrião: {{host}}. {{lead}}',
  over: { title: 'A sala terminou', text: 'Esta sala está fechada. Peça outro link ao anfitrião.' },
  lead: 'Ouça os jogadores de onde eles estão. Não é preciso instalar nada.',
  otherLink: 'Usar outro link',
  listen: 'Seu navegador pede o microfone. Sem ele, você pode ouvir.',
  stay: 'Deixe esta página aberta e à frente. Em segundo plano, celulares podem desligar o microfone.',
  appOnly: {
    title: 'Só no aplicativo',
    text: 'Teclas de fala que funcionam sobre o jogo, posições vindas do jogo e uma sobreposição para lives.',
    link: 'Obter o aplicativo',
  },
  obstacle: {
    framed: {
      title: 'Outra página mostra esta',
      text: 'Ela poderia se aproveitar dos seus cliques. Abra o link em uma aba própria.',
    },
    insecure: {
      title: 'A página não é segura',
      text: 'Navegadores só dão o microfone a páginas seguras. Abra o seu link de novo, com https://.',
    },
    'no-webrtc': {
      title: 'Este navegador não tem WebRTC',
      text: 'A voz precisa de WebRTC. Ative-o ou use um Chrome, Edge, Firefox ou Safari atual.',
    },
    old: {
      title: 'Este navegador é antigo demais',
      text: 'Atualize-o ou use um Chrome, Edge, Firefox ou Safari atual.',
    },
  },
};
