import { register } from '../registration.js';
import { DirectoryProviderElement } from './directory-provider.js';

register('directoryProvider', DirectoryProviderElement);
