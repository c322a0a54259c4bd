import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { pager } from '../../src/ui/pager.js';
import { stepper } from '../../src/ui/stepper.js';
import { mount } from './ui-host.js';

describe('stepper', () => {
  const steps = [
    { id: 'details', label: 'User details', state: 'done' },
    { id: 'groups', label: 'Groups', state: 'now' },
    { id: 'overview', label: 'Overview', state: 'later' },
  ] as const;

  it('marks the present step, and leads back to those that are done alone', async () => {
    const picked: string[] = [];
    const { host } = await mount(() =>
      stepper({ label: 'Steps', steps, ofText: 'Step 2 of 3', doneText: 'done', onPick: (id) => picked.push(id) }),
    );
    expect(host.find('[aria-current="step"]').textContent).to.contain('Groups');
    const buttons = [...host.renderRoot.querySelectorAll('button')];
    expect(buttons.length).to.equal(1);
    expect(buttons[0]?.textContent).to.contain('User details, done');
    buttons[0]?.focus();
    await sendKeys({ press: 'Enter' });
    expect(picked).to.deep.equal(['details']);
  });

  it('has no buttons when nothing leads back', async () => {
    const { host } = await mount(() => stepper({ label: 'Steps', steps, ofText: 'Step 2 of 3', doneText: 'done' }));
    expect(host.has('button')).to.equal(false);
  });
});

describe('pager', () => {
  it('turns pages and keeps the button that leads nowhere, without an act', async () => {
    let turned = 0;
    const sizes: number[] = [];
    const { host } = await mount(() =>
      pager({
        id: 'pager',
        label: 'Pages',
        sizeLabel: 'Rows per page',
        size: 10,
        sizes: [10, 25],
        rangeText: '1-10 of 131',
        previousLabel: 'Previous page',
        nextLabel: 'Next page',
        onNext: () => turned++,
        onSize: (size) => sizes.push(size),
      }),
    );
    const previous = host.find('[aria-label="Previous page"]');
    previous.focus();
    await sendKeys({ press: 'Enter' });
    expect(host.shadowRoot?.activeElement).to.equal(previous);
    expect(previous.getAttribute('aria-disabled')).to.equal('true');
    expect(turned).to.equal(0);
    host.find('[aria-label="Next page"]').focus();
    await sendKeys({ press: 'Enter' });
    expect(turned).to.equal(1);
    host.find('select').focus();
    await sendKeys({ press: '2' });
    expect(sizes).to.deep.equal([25]);
  });
});
