/** What is around the features: the start screen, what screen readers are told, dialogs of the whole window. */
export const app = {
  start: {
    title: 'اسمع من حولك.',
    lead: 'تأتي الأصوات من حيث يقف اللاعبون، وتعلو كلما اقتربوا.',
    sound: 'الصوت لديك',
    settings: 'الإعدادات',
  },
  lobbyName: { nameless: 'ردهتي', of: 'ردهة {{name}}', ofNameInS: 'ردهة {{name}}' },
  announce: {
    starting: 'جارٍ البدء',
    connecting: 'جارٍ الاتصال بالردهة',
    connected: 'تم الاتصال بالردهة',
    interrupted: 'انقطع الاتصال مؤقتًا',
    ended: 'انتهى الاتصال',
    connectedDeafened: 'تم الاتصال بالردهة. السماع متوقف لديك',
    connectedMuted: 'تم الاتصال بالردهة. صوتك مكتوم',
  },
  invitation: {
    title: 'هل تريد الانضمام إلى هذه الردهة؟',
    text: 'فُتحت دعوة إلى ردهة. سيسمعك من فيها ويرون اسمك. لا تنضم إلا إذا كنت تعرف من أرسلها.',
    refuse: 'ليس الآن',
    accept: 'انضمام',
  },
  ended: {
    title: 'توقف Earshot',
    text: 'توقفت عمليته الرئيسية. شغّل Earshot من جديد ليفتح نافذة جديدة. يمكن إغلاق هذه النافذة.',
  },
  leave: {
    title: 'هل تريد إنهاء الردهة؟',
    text: 'أنت مضيف هذه الردهة. عند مغادرتك تنتهي لكل من فيها.',
    stay: 'البقاء',
    end: 'إنهاؤها للجميع',
  },
  notHeard: '{{problem}} تسمع الآخرين، لكنهم لا يسمعونك.',
};
