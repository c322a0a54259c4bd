import { writeCsv } from '../../../domain/csv-writer.js';
import type { Messages } from '../../../i18n/messages.js';
import { download } from '../../../ui/download.js';
import type { WizardField } from '../../parts/custom/custom-field.js';

/** A small file that shows how people may be listed; its columns are recognised when it comes back. */
export function sampleFile(messages: Messages, withGroups: boolean, fields: readonly WizardField[] = []): string {
  const { common, many } = messages;
  const groups = (name: string): string[] => (withGroups ? [name] : []);
  return writeCsv(
    [
      [
        common.firstName,
        common.lastName,
        common.email,
        common.phone,
        ...groups(common.groups),
        ...fields.map(({ label }) => label),
      ],
      ...many.samplePeople.map(([first, last, email, phone]) => [
        first,
        last,
        email,
        phone,
        ...groups(''),
        ...fields.map(() => ''),
      ]),
    ],
    { bom: true },
  );
}

export function saveSample(messages: Messages, withGroups: boolean, fields: readonly WizardField[]): void {
  download(`${messages.many.sampleFile}.csv`, [sampleFile(messages, withGroups, fields)], 'text/csv;charset=utf-8');
}
