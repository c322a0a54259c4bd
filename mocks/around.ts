/* What the kit puts around an adapter, for the pretend world and for tests. */
export { around, pause, type MemberCall } from '../src/testing/around.js';
export { isRead } from '../src/testing/members.js';
