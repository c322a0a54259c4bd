import type { ContractSeed } from '../../../src/testing/adapter-contract.js';
import type { SoftwareOneAdapter } from '../../../src/adapters/softwareone/softwareone-adapter.js';
import type { Platform } from './platform.js';

/** What an adapter has to know of an account. */
export interface World {
  readonly account: string;
  readonly viewerId: string;
}

/** An account with its administrators' group, another group, the viewer and one member. */
export function newWorld(platform: Platform): World {
  const account = platform.addAccount('Contract & Söns');
  const administrators = platform.addGroup(account.id, 'Administrators', { isDefault: true, modules: ['MOD-0001'] });
  platform.addGroup(account.id, 'Buyers', { description: 'Order things', modules: ['MOD-0002', 'MOD-0003'] });
  const number = String(platform.members.size);
  const viewer = platform.person({ email: `ada-${number}@example.com`, firstName: 'Ada', lastName: 'Administrator' });
  const joined = platform.invite(account.id, viewer.id, [administrators.id]);
  platform.accept(joined);
  const cem = platform.person({ email: `cem-${number}@example.com`, firstName: 'Cem', lastName: 'Member' });
  platform.accept(platform.invite(account.id, cem.id, [administrators.id]));
  return { account: account.id, viewerId: joined.id };
}

/** What the contract kit wants to know of such an account. */
export function seedOf(platform: Platform, { account, viewerId }: World, visitor: SoftwareOneAdapter): ContractSeed {
  const groups = [...platform.groups.values()].filter((group) => group.account === account);
  const member = [...platform.members.values()].find((one) => one.account === account && one.id !== viewerId);
  return {
    groups: groups.map(({ id, name }) => ({ id, name })),
    memberId: member?.id ?? '',
    viewerId,
    visitor,
    advance: (ms) => platform.advance(ms),
    tokenOf: (url) => new URL(url).searchParams.get('code') ?? '',
  };
}

/** Whose membership a path is about: the invited person opens their own link. */
export function ownerOf(platform: Platform, path: string): string {
  return platform.members.get(path.split('/')[4] ?? '')?.person ?? 'nobody';
}
