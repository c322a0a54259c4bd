import type { MailTexts } from './texts.js';

export const ar: MailTexts = {
  language: 'ar',
  direction: 'rtl',
  invitation: {
    subject: (inviter, account) => `دعوة من ${inviter} للانضمام إلى ${account}`,
    preview: (until) => `يمكنك الانضمام حتى ${until}. الرابط شخصي، فلا تشاركه مع أحد.`,
    title: (account) => `الانضمام إلى ${account}`,
    greeting: (name, inviter) => `مرحبًا ${name}، وصلتك دعوة من ${inviter}.`,
    lead: 'اختر كلمة مرور، وستصبح عضوًا.',
    button: 'عرض الدعوة',
    validUntil: (until) => ['الرابط صالح حتى ', until, '. فتحه لا يغيّر شيئًا قبل أن تقبل الدعوة.'],
    invitedBy: 'الداعي',
    forAddress: 'إلى',
    groups: 'المجموعات',
    copyAddress: 'الزر لا يعمل؟ انسخ هذا العنوان إلى متصفحك:',
    ignore: (inviter) =>
      `لا تعرف ${inviter}؟ تجاهل هذه الرسالة إذن، فلن يحدث شيء من دونك. الرابط لك وحدك، فلا تشاركه مع أحد.`,
    why: 'أُرسلت هذه الرسالة لأن أحد المشرفين أدخل عنوانك.',
  },
  code: {
    subject: (code) => `رمزك هو ${code}`,
    title: 'رمزك',
    lead: (account) => `أدخل هذا الرمز لإثبات أن هذا العنوان لك، وللمتابعة إلى ${account}.`,
    validFor: (minutes) => `الرمز صالح لمدة ${minutes}. وبه تُعيَّن كلمة مرور جديدة، وتنتهي صلاحية ما قبلها.`,
    ignore: 'لم تطلب رمزًا؟ تجاهل هذه الرسالة، ولا تعطِ الرمز لأحد.',
    why: 'أُرسلت هذه الرسالة لأن شخصًا لديه رابط دعوتك طلب رمزًا.',
  },
  newLink: {
    subject: (person) => `${person}: طلب دعوة جديدة`,
    title: 'طلب دعوة جديدة',
    lead: (person, address, account) => `انتهت صلاحية دعوة ${person} (${address}) إلى ${account}، والمطلوب دعوة جديدة.`,
    how: 'افتح صفحة المستخدم واختر «إنشاء دعوة جديدة».',
    button: 'فتح المستخدمين',
    why: 'أُرسلت هذه الرسالة لأنك دعوت هذا الشخص.',
  },
};
