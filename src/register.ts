import { AcceptInvitationElement } from './elements/accept-invitation/accept-invitation.js';
import { AccountUsersElement } from './elements/account-users/account-users.js';
import { AddUserWizardElement } from './elements/add-user-wizard/add-user-wizard.js';
import { DirectoryProviderElement } from './elements/directory-provider/directory-provider.js';
import { GroupManagerElement } from './elements/group-manager/group-manager.js';
import { GroupPickerElement } from './elements/group-picker/group-picker.js';
import { InvitationActionsElement } from './elements/invitation-actions/invitation-actions.js';
import { InvitationSettingsElement } from './elements/invitation-settings/invitation-settings.js';
import { MyInvitationsElement } from './elements/my-invitations/my-invitations.js';
import { register, tagsFrom, type ElementClass } from './elements/registration.js';
import type { Tags } from './elements/tags.js';
import { UserDetailsElement } from './elements/user-details/user-details.js';
import { UserListElement } from './elements/user-list/user-list.js';

export interface DefineOptions {
  /** Other names for some elements; those that nest them use the names given here. */
  readonly tags?: Partial<Tags>;
  /** Where to register; the page's registry when absent. */
  readonly registry?: CustomElementRegistry;
}

/** The provider first, so that it is there when what is below it asks; then parts, then what nests them. */
const PARTS: readonly (readonly [keyof Tags, ElementClass])[] = [
  ['directoryProvider', DirectoryProviderElement],
  ['groupPicker', GroupPickerElement],
  ['invitationActions', InvitationActionsElement],
  ['userDetails', UserDetailsElement],
  ['addUserWizard', AddUserWizardElement],
  ['userList', UserListElement],
  ['groupManager', GroupManagerElement],
  ['invitationSettings', InvitationSettingsElement],
  ['acceptInvitation', AcceptInvitationElement],
  ['myInvitations', MyInvitationsElement],
  ['accountUsers', AccountUsersElement],
];

/**
 * Registers all elements. Called again it does nothing for names that are taken, and warns where another
 * version has taken them. On a server without a registry it does nothing.
 * @throws {Error} when a name is no plain custom element name
 */
export function define(options: DefineOptions = {}): void {
  const tags = tagsFrom(options.tags);
  for (const [part, base] of PARTS) register(part, base, tags, options.registry);
}
