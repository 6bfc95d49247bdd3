export const guest = {
  title: 'Entrar em uma sala',
  invited: 'Você recebeu um convite',
  invitedTo: 'Você recebeu um convite para {{lobby}}',
  hostedBy: 'Anfitrião: {{host}}. {{lead}}',
  over: { title: 'A sala terminou', text: 'Esta sala está fechada. Peça outro link ao anfitrião.' },
  lead: 'Ouça os jogadores de onde eles estão. Não é preciso instalar nada.',
  otherLink: 'Usar outro link',
  listen: 'Seu navegador vai pedir o microfone. Sem ele, você ainda pode ouvir.',
  stay: 'Deixe esta página à frente. Em segundo plano, celulares podem desligar seu microfone.',
  appOnly: {
    title: 'Só no aplicativo',
    text: 'Teclas de fala que funcionam sobre o jogo, posições vindas do jogo e uma sobreposição para lives.',
    link: 'Obter o aplicativo',
  },
  obstacle: {
    framed: {
      title: 'Exibida dentro de outra página',
      text: 'Essa página poderia roubar seus cliques. Abra o link em uma aba própria.',
    },
    insecure: {
      title: 'Página não segura',
      text: 'Navegadores só permitem o microfone em páginas seguras. Abra seu link de novo com https://.',
    },
    'no-webrtc': {
      title: 'WebRTC não está disponível',
      text: 'A voz precisa de WebRTC. Ative-o ou use um Chrome, Edge, Firefox ou Safari atual.',
    },
    old: {
      title: 'Navegador antigo demais',
      text: 'Atualize-o ou use um Chrome, Edge, Firefox ou Safari atual.',
    },
  },
};
