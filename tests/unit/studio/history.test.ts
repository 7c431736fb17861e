import { describe, expect, it } from 'vitest';
import { changed, historyOf, redone, undone } from '../../../lib/studio/history.ts';

describe('a history', () => {
  it('goes back and forth, and forgets what lies ahead once something else is done', () => {
    const three = changed(changed(historyOf(1), 2), 3);
    expect(undone(three).present).toBe(2);
    expect(redone(undone(undone(three))).present).toBe(2);
    const other = changed(undone(three), 9);
    expect(redone(other)).toBe(other);
    expect(undone(other).present).toBe(2);
    expect(undone(historyOf(1)).present).toBe(1);
  });

  it('takes the steps of one slider for one, and those of another for another', () => {
    const slid = changed(changed(changed(historyOf(0), 1, 'a'), 2, 'a'), 3, 'b');
    expect(undone(slid).present).toBe(2);
    expect(undone(undone(slid)).present).toBe(0);
    // After a step back the same slider begins anew.
    expect(undone(changed(undone(slid), 7, 'b')).present).toBe(2);
  });

  it('keeps a number of steps', () => {
    let history = historyOf(0);
    for (let i = 1; i <= 500; i++) history = changed(history, i);
    expect(history.past.length).toBe(60);
  });
});
