import type { AccountSettings } from '../../domain/settings.js';

/** After what an account decides about its invitations was changed. */
export class SettingsChangeEvent extends Event {
  /** What holds now. */
  readonly settings: AccountSettings;

  constructor(settings: AccountSettings) {
    super('settings-change', { bubbles: true, composed: true });
    this.settings = settings;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'settings-change': SettingsChangeEvent;
  }
}
