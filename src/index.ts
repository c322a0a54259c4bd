// What is public. Importing it registers nothing: `define()` or 'usher-elements/define' does.

export { define, type DefineOptions } from './register.js';
export { DEFAULT_TAGS, type Tags } from './elements/tags.js';
export { VERSION } from './elements/version.js';

export { AcceptInvitationElement } from './elements/accept-invitation/accept-invitation.js';
export { AccountUsersElement } from './elements/account-users/account-users.js';
export { AddUserWizardElement } from './elements/add-user-wizard/add-user-wizard.js';
export { DirectoryProviderElement } from './elements/directory-provider/directory-provider.js';
export { GroupManagerElement } from './elements/group-manager/group-manager.js';
export { GroupPickerElement } from './elements/group-picker/group-picker.js';
export { InvitationActionsElement } from './elements/invitation-actions/invitation-actions.js';
export { InvitationSettingsElement } from './elements/invitation-settings/invitation-settings.js';
export { MyInvitationsElement } from './elements/my-invitations/my-invitations.js';
export { UserDetailsElement } from './elements/user-details/user-details.js';
export { UserListElement } from './elements/user-list/user-list.js';
export { UsherElement } from './elements/usher-element.js';

export { BeforeEvent } from './elements/before-event.js';
export {
  InvitationAcceptEvent,
  InvitationDeclineEvent,
  SignInRequestEvent,
} from './elements/parts/acceptance-events.js';
export type { PasswordJudge, PasswordOwner, PasswordStrength } from './elements/accept-invitation/password-strength.js';
export { AccountViewChangeEvent } from './elements/account-users/account-users.events.js';
export type { AccountPlace, AccountView } from './elements/account-users/account-place.js';
export {
  BeforeStepChangeEvent,
  BeforeUserAddEvent,
  DraftChangeEvent,
  StepChangeEvent,
  UserAddEvent,
  UsersAddEvent,
  KindChangeEvent,
  WizardCloseEvent,
} from './elements/add-user-wizard/add-user-wizard.events.js';
export type { HostStep, WizardSteps } from './elements/add-user-wizard/host-steps.js';
export type { WizardField } from './elements/parts/custom/custom-field.js';
export { ShortcutsChangeEvent, type Command } from './elements/parts/commands.js';
export type { ShortcutMode } from './ui/shortcuts.js';
export { BeforeUserActEvent, UserActEvent, UserViewRequestEvent, type UserTab } from './elements/parts/user-events.js';
export { DetailsCloseEvent, TabChangeEvent } from './elements/user-details/user-details.events.js';
export {
  BeforeGroupCreateEvent,
  BeforeGroupMembersEvent,
  BeforeGroupRemoveEvent,
  BeforeGroupUpdateEvent,
  GroupCreateEvent,
  GroupMembersEvent,
  GroupRemoveEvent,
  GroupUpdateEvent,
  GroupViewChangeEvent,
  type GroupTab,
  type GroupView,
} from './elements/group-manager/group-manager.events.js';
export { SettingsChangeEvent } from './elements/invitation-settings/invitation-settings.events.js';
export {
  AddUserRequestEvent,
  RowActEvent,
  SelectionChangeEvent,
  ViewChangeEvent,
} from './elements/user-list/user-list.events.js';
export type { HostRowAct } from './elements/user-list/host-row-acts.js';
export type { HostColumn } from './elements/user-list/list-columns.js';
export type { UserListQuery } from './elements/user-list/list-query.js';
export type { ColumnSetting, UserListView } from './elements/user-list/list-view.js';

export type {
  AcceptanceApi,
  AddResult,
  AuditApi,
  CallOptions,
  Change,
  DirectoryAdapter,
  EmailMatch,
  GroupDraft,
  GroupReceipt,
  GroupsApi,
  InvitationsApi,
  ListOptions,
  MemberReceipt,
  MyInvitationsApi,
  RolesApi,
  SettingsApi,
  UserPatch,
  UsersApi,
  WriteOptions,
} from './domain/adapter.js';
export {
  passwordProblems,
  type Accepted,
  type ClosedInvitation,
  type InvitationPreview,
  type KeptInvitation,
  type MyInvitation,
  type OpenInvitation,
  type PasswordProblem,
  type PasswordRules,
  type Registration,
  type TypedDetails,
  type WayIn,
} from './domain/acceptance.js';
export { GROUP_ACTS, USER_ACTS, type AccountAct, type Act, type GroupAct, type UserAct } from './domain/acts.js';
export { AUDIT_ACTS, type AuditAct, type AuditEntry, type AuditQuery } from './domain/audit.js';
export {
  EDITABLE_PARTS,
  isEditable,
  LEAST_CAPABILITIES,
  type Capabilities,
  type EditablePart,
} from './domain/capabilities.js';
export {
  asciiDomain,
  checkEmail,
  emailKey,
  type EmailCheck,
  type EmailProblem,
  type EmailRules,
} from './domain/email.js';
export {
  asDirectoryError,
  DirectoryError,
  ERROR_KINDS,
  INVITATION_CODES,
  isRetryable,
  type DirectoryErrorInit,
  type ErrorKind,
  type FieldError,
  type InvitationCode,
} from './domain/errors.js';
export {
  FILTER_KEYS,
  formatFilter,
  NO_FILTER,
  parseFilter,
  STATE_WORDS,
  type FilterKey,
  type FilterProblem,
  type ParsedFilter,
  type UserFilter,
} from './domain/filter-language.js';
export type { Group, GroupPermission, GroupQuery, GroupRef, MemberQuery } from './domain/group.js';
export {
  DEFAULT_TERM,
  expiresSoon,
  expiryOf,
  INVITATION_STEPS,
  invitationStateAt,
  segmentsLeft,
  SOON,
  timeLeft,
  type Delivery,
  type Invitation,
  type InvitationEvent,
  type InvitationLink,
  type InvitationRef,
  type InvitationState,
  type InvitationStep,
  type PersonRef,
} from './domain/invitation.js';
export { PAGE_SIZES, type Page } from './domain/page.js';
export {
  appliesTo,
  isLastAdministrator,
  nextState,
  whyNot,
  whyNotInAccount,
  whyNotToGroup,
  type PolicyContext,
  type UserEvent,
  type Viewer,
} from './domain/policy.js';
export { reason, type Reason, type ReasonCode } from './domain/reason.js';
export type { Role, RoleRef } from './domain/role.js';
export type { AccountSettings, SettingsPatch } from './domain/settings.js';
export {
  formatTimeSpan,
  parseTimeSpan,
  timeRangeOf,
  type Day,
  type Direction,
  type Duration,
  type TimeSpan,
} from './domain/time-span.js';
export { DAY, epoch, HOUR, systemClock, toInstant, type Clock, type Instant } from './domain/time.js';
export {
  displayName,
  hueOf,
  initials,
  USER_STATES,
  userStateAt,
  type CustomFields,
  type PhoneNumber,
  type TimeRange,
  type User,
  type UserDraft,
  type UserQuery,
  type UserSort,
  type UserSortKey,
  type UserState,
} from './domain/user.js';

export { isSelected, NO_SELECTION, type Selection } from './domain/selection.js';

export { CapabilityChangeEvent, type TakenBack } from './state/capability-change-event.js';
export { countsOf, type Receipt, type RunState, type RunStatus } from './state/bulk-run.js';
export { BulkRunner, type BulkOptions, type BulkRun } from './state/bulk-runner.js';
export { directoryContext } from './state/directory-context.js';
export { DirectoryConsumer } from './state/directory-consumer.js';
export { directoryOf, type ChangeListener, type Directory, type Permission } from './state/directory.js';
export { MinuteController } from './state/minute-controller.js';
export { MutationController, type Mutation } from './state/mutation-controller.js';
export { QueryController, type QueryOptions, type QueryState } from './state/query-controller.js';
export { registerAdapter } from './state/registry-of-adapters.js';

export type { WizardAction, WizardState } from './elements/add-user-wizard/wizard-model.js';
export { reduce as reduceWizard } from './elements/add-user-wizard/wizard-state.js';
export { firstState as firstWizardState } from './elements/add-user-wizard/wizard-walk.js';

export { LANGUAGES, loadMessages, overrideMessages, type Language } from './i18n/catalogs.js';
export { LocalizeController } from './i18n/localize-controller.js';
export type { Messages, MessagesOverride } from './i18n/messages.js';
export { registerIcons, type IconName } from './ui/icons.js';
