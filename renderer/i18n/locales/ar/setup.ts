/** The first run: one step after the other, each on a screen of its own. */
export const setup = {
  progress: 'الخطوة {{step, number}} من {{count, number}}',
  skip: 'تخطٍّ',
  back: 'السابق',
  next: 'التالي',
  welcome: {
    title: 'مرحبًا بك في Earshot',
    text: 'تسمع اللاعبين القريبين منك من حيث يقفون. بأي اسم ينادونك؟',
  },
  microphone: {
    title: 'هل يسمعونك؟',
    text: 'شغّل الميكروفون وقل جملة. ستسمعها كما سيسمعها الآخرون.',
  },
  talking: {
    title: 'كيف تريد التحدث؟',
    text: 'يمكنك تغيير ذلك في أي وقت، حتى أثناء اللعب.',
  },
  key: {
    title: 'اختر مفتاحك',
    text: 'اختر مفتاحًا لا تحتاجه لعبتك: فهو يصل إلى اللعبة أيضًا.',
  },
  done: {
    title: 'كل شيء جاهز',
    text: 'يمكن تغيير كل شيء في الإعدادات.',
    practise: 'التدرّب أولًا',
    practiseText: 'تجوّل بين لاعبين افتراضيين واسمع القريب والبعيد.',
    host: 'استضافة ردهة',
    hostText: 'افتح ردهة على هذا الكمبيوتر وادعُ الآخرين.',
    join: 'الانضمام إلى ردهة',
    joinText: 'بالدعوة التي أُرسلت إليك.',
  },
};
