import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { insist } from '../../lib/insist.ts';

describe('insisting on an answer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const never = () => new Promise<string>(() => {});
  const answering = (milliseconds: number, answer: string) => () =>
    new Promise<string>((resolve) => setTimeout(() => resolve(answer), milliseconds));

  it('asks once where the answer comes', async () => {
    const ask = vi.fn(answering(300, 'first'));
    const answer = insist(ask);
    await vi.advanceTimersByTimeAsync(300);
    expect(await answer).toBe('first');
    expect(ask).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('asks again where nothing is heard', async () => {
    const ask = vi.fn(answering(10, 'second')).mockImplementationOnce(never);
    const answer = insist(ask);
    await vi.advanceTimersByTimeAsync(710);
    expect(await answer).toBe('second');
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('takes a late answer to the first', async () => {
    const ask = vi.fn(never).mockImplementationOnce(answering(60_000, 'late'));
    const answer = insist(ask);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await answer).toBe('late');
    expect(ask).toHaveBeenCalledTimes(4);
  });

  it('passes on that it failed', async () => {
    await expect(insist(() => Promise.reject(new Error('forbidden')))).rejects.toThrow('forbidden');
  });
});
