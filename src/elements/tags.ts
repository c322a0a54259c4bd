/** Which tag each public part has. A host may choose other names; templates that nest a part use these. */
export interface Tags {
  readonly accountUsers: string;
  readonly directoryProvider: string;
  readonly userList: string;
  readonly userDetails: string;
  readonly addUserWizard: string;
  readonly groupPicker: string;
  readonly groupManager: string;
  readonly invitationActions: string;
  readonly invitationSettings: string;
  readonly acceptInvitation: string;
  readonly myInvitations: string;
}

/** The names that the elements have unless the host says otherwise. */
export const DEFAULT_TAGS: Tags = {
  accountUsers: 'account-users',
  directoryProvider: 'directory-provider',
  userList: 'user-list',
  userDetails: 'user-details',
  addUserWizard: 'add-user-wizard',
  groupPicker: 'group-picker',
  groupManager: 'group-manager',
  invitationActions: 'invitation-actions',
  invitationSettings: 'invitation-settings',
  acceptInvitation: 'accept-invitation',
  myInvitations: 'my-invitations',
};
