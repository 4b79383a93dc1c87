/** Jobs of the desk: what is read in or linked in the background, looked at again while any is at work. */

import { address, ask, send } from '../api/client';
import type { Job } from '../api/types';
import { known } from './codebook.svelte';
import { forget } from './loaded.svelte';

const PAUSE = 700; // milliseconds between looks

class Jobs {
  items = $state.raw<Job[]>([]);
  fault = $state('');
  #looking = false;

  async start(source: string, published: string): Promise<Job | null> {
    return this.#begin('/jobs', { source, published: published || null });
  }
  async link(): Promise<Job | null> {
    return this.#begin('/link', {});
  }
  async stop(id: string): Promise<void> {
    try {
      await send('DELETE', address(`/jobs/${id}`));
      await this.look();
    } catch (error) {
      this.fault = message(error);
    }
  }

  /** Look at all jobs now and, while one is at work, again and again. */
  async look(): Promise<void> {
    try {
      const before = this.items.filter(isBusy).map((one) => one.id);
      this.items = (await ask<{ items: Job[] }>(address('/jobs'))).items;
      this.fault = '';
      if (this.items.some((one) => before.includes(one.id) && !isBusy(one))) {
        await known.look();
        forget();
      }
    } catch (error) {
      this.fault = message(error);
    }
    if (this.#looking || !this.items.some(isBusy)) return;
    this.#looking = true;
    setTimeout(() => {
      this.#looking = false;
      void this.look();
    }, PAUSE);
  }

  async #begin(path: string, body: unknown): Promise<Job | null> {
    try {
      const job = await send<Job>('POST', address(path), body);
      this.items = [job, ...this.items.filter((one) => one.id !== job.id)];
      this.fault = '';
      void this.look();
      return job;
    } catch (error) {
      this.fault = message(error);
      return null;
    }
  }
}

export function isBusy(job: Job): boolean {
  return job.state === 'waiting' || job.state === 'running';
}

/** Return how fast a job reads, '' before there is anything to tell. */
export function sayRate(job: Pick<Job, 'read' | 'seconds'>): string {
  if (job.seconds < 1 || !job.read) return '';
  const rate = job.read / job.seconds;
  return rate >= 1 ? `${rate.toFixed(1)} reports a second` : `${(60 * rate).toFixed(0)} reports a minute`;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export const jobs = new Jobs();
