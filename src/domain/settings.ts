/** What an account decides about its invitations. Backends differ in which of these they have. */
export interface AccountSettings {
  /** Life of a link from each sending, in whole days from 1. */
  readonly invitationDays?: number;
  /**
   * Whether a pending invitation is sent once more before it ends, and how many hours before.
   * A reminder is no resending: the link and its end stay as they are.
   */
  readonly reminder?: { readonly enabled: boolean; readonly hoursBefore: number };
  /** Changes whenever the settings change; sent back as `ifMatch` to notice a lost update. */
  readonly version?: string;
}

/** What of the settings is to be changed. */
export type SettingsPatch = Omit<AccountSettings, 'version'>;
