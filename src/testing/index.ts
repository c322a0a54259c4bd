// The contract kit: what an adapter must do, and worlds in which to try what uses it. Runs in Node and in browsers.

export {
  CONTRACT_SCENARIOS,
  describeAdapterContract,
  type ContractAssert,
  type ContractBackend,
  type ContractGuest,
  type ContractRunner,
  type ContractSeed,
  type Unsupported,
} from './adapter-contract.js';
export { around, type Around, type MemberCall } from './around.js';
export { CONTRACT_MEMBERS, isRead, type ContractMember } from './members.js';
export {
  recordCalls,
  withFaults,
  withLatency,
  type Fault,
  type FaultPlan,
  type FaultyCalls,
  type RecordedCall,
  type Recording,
} from './wrappers.js';
