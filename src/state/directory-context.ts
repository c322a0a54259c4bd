import { createContext } from '@lit/context';
import type { Directory } from './directory.js';

/** How `<directory-provider>` hands its Directory down. Shared by name, so that two copies of the library meet. */
export const directoryContext = createContext<Directory | undefined>(Symbol.for('usher-elements.directory'));
