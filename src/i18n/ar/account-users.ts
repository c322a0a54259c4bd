import type { Messages } from '../messages.js';

export const accountUsers: Messages['accountUsers'] = {
  tabs: 'الحساب',
  settings: 'الإعدادات',
  details: 'تفاصيل المستخدم',
  notLoaded: 'لم يُحمَّل هذا الجزء. تحقق من الاتصال وحاول مرة أخرى.',
  previousUser: 'المستخدم السابق',
  nextUser: 'المستخدم التالي',
  nobodyBefore: 'هذا أول مستخدم في القائمة المعروضة.',
  nobodyAfter: 'هذا آخر مستخدم في القائمة المعروضة.',
};
