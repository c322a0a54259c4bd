// The doctor, but for what is Node's: `bin/usher-elements.mjs` loads the module and prints.

export { examine, inTime, type Examination, type ExaminationOptions, type Result } from './examination.js';
export { reportOf } from './report.js';
export { DoctorError, EXPORT_NAMES, subjectOf, textOf, type Subject } from './subject.js';
