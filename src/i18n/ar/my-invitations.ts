import type { Messages } from '../messages.js';

export const myInvitations: Messages['myInvitations'] = {
  list: 'دعواتك',
  accept: 'قبول',
  acceptOf: (account) => `قبول الدعوة إلى ${account}`,
  decline: 'رفض',
  declineOf: (account) => `رفض الدعوة إلى ${account}`,
  none: 'لا توجد دعوة لك',
  noneWords: 'إن وصلتك رسالة فيها رابط فافتحه.',
  failed: 'لم تُحمَّل دعواتك',
  signIn: 'سجّل الدخول لرؤية دعواتك',
  unproven: 'أكّد عنوانك لدى هذه الخدمة أولًا: افتح الرسالة التي أرسلتها لذلك، ثم حاول مجددًا.',
  gone: 'لم تعد هذه الدعوة موجودة.',
  unsupported: 'لا تُعرض الدعوات هنا',
  unsupportedWords: 'افتح الرابط في الرسالة للرد على الدعوة.',
};
