export const app = {
  start: {
    title: 'Ouça quem está perto.',
    lead: 'As vozes vêm de onde os jogadores estão, tão altas quanto eles estão próximos.',
    sound: 'Seu som',
    settings: 'Configurações',
  },
  lobbyName: { nameless: 'Minha sala', of: 'Sala de {{name}}', ofNameInS: 'Sala de {{name}}' },
  announce: {
    starting: 'Iniciando',
    connecting: 'Conectando à sala',
    connected: 'Conectado à sala',
    interrupted: 'A conexão foi interrompida',
    ended: 'A conexão terminou',
    connectedDeafened: 'Conectado à sala. Você não ouve ninguém',
    connectedMuted: 'Conectado à sala. Seu microfone está mudo',
  },
  invitation: {
    title: 'Entrar nesta sala?',
    text: 'Um convite para uma sala foi aberto. As pessoas lá vão ouvir você e ver seu nome. Entre só se souber quem o enviou.',
    refuse: 'Agora não',
    accept: 'Entrar',
  },
  ended: {
    title: 'O Earshot terminou',
    text: 'O processo principal não está mais rodando. Inicie o Earshot de novo: ele abre outra janela. Esta pode ser fechada.',
  },
  leave: {
    title: 'Encerrar a sala?',
    text: 'Você hospeda esta sala. Se sair, ela termina para todos.',
    stay: 'Ficar',
    end: 'Encerrar para todos',
  },
  notHeard: '{{problem}} Você ouve os outros, mas eles não ouvem você.',
};
