import type { Group, GroupPermission } from '../src/domain/group.js';

/** What the seeded groups can be given. */
export const SEEDED_PERMISSIONS: readonly GroupPermission[] = [
  { id: 'orders', name: 'Orders', description: 'Place orders and follow them' },
  { id: 'invoices', name: 'Invoices', description: 'See and download invoices' },
  { id: 'reports', name: 'Reports', description: 'See what was bought, by whom and when' },
  { id: 'catalog', name: 'Catalog', description: 'Choose what others may order' },
  { id: 'approvals', name: 'Approvals', description: 'Approve orders above a limit' },
];

/** What a seeded group is before anybody is in it. `share` is how many of all people are members, 0 to 1. */
interface GroupSeed {
  readonly name: string;
  readonly description: string;
  readonly share: number;
  readonly isDefault?: boolean;
  readonly permissionIds?: readonly string[];
  readonly unavailable?: string;
}

const SEEDS: readonly GroupSeed[] = [
  { name: 'Everyone', description: 'All people of the account', share: 1, isDefault: true, permissionIds: ['orders'] },
  { name: 'Engineering', description: 'Builds and runs the products', share: 0.24 },
  {
    name: 'Finance',
    description: 'Invoices, budgets and payments',
    share: 0.1,
    permissionIds: ['invoices', 'reports'],
  },
  { name: 'Sales', description: 'Offers, orders and customers', share: 0.16 },
  { name: 'Customer support', description: 'Answers questions and returns', share: 0.14 },
  {
    name: 'Purchasing',
    description: 'Suppliers and purchase orders',
    share: 0.07,
    permissionIds: ['orders', 'approvals'],
  },
  {
    name: 'Logistics and warehouse operations, northern Europe',
    description: 'Stock, shipping and carriers',
    share: 0.12,
  },
  { name: 'Legal', description: 'Contracts and compliance', share: 0.03 },
  { name: 'People', description: 'Hiring, contracts and holidays', share: 0.05 },
  { name: 'Marketing', description: 'Campaigns, events and the website', share: 0.08 },
  {
    name: 'Contractors',
    description: 'People of partner companies',
    share: 0,
    unavailable: 'Members come from the company directory.',
  },
  { name: 'Board', description: 'Reads reports, changes nothing', share: 0 },
];

/** The id of the seeded group at `index`. */
export function groupId(index: number): string {
  return `GRP-1200-${String(index + 1).padStart(4, '0')}`;
}

/** The dozen groups of the seeded account, not yet counted. The first is the default. */
export const SEEDED_GROUPS: readonly (Group & { readonly share: number })[] = SEEDS.map((seed, index) => ({
  id: groupId(index),
  version: '1',
  ...seed,
}));

/** The group whose members another system manages. */
export const DIRECTORY_GROUP = groupId(10);
