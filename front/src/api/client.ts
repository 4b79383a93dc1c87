/** The one way to the server: asks, waits, tells what went wrong in words. */

import type { Selection } from './types';

const ROOT = '/api/v1';

/** What the server refused or could not do, with its own sentence. `status` 0: it was not reached. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export type Query = Record<string, string | number | boolean | string[] | undefined | null>;

/** Return the address of an API path with what is asked: empty values are left out, lists are repeated. */
export function address(path: string, ...queries: (Query | Selection)[]): string {
  const asked = new URLSearchParams();
  for (const query of queries) {
    for (const [name, value] of Object.entries(query as Query)) {
      if (value === undefined || value === null || value === '') continue;
      for (const one of Array.isArray(value) ? value : [value]) asked.append(name, String(one));
    }
  }
  const tail = asked.toString();
  return `${ROOT}${path}${tail ? `?${tail}` : ''}`;
}

/** Return what an address gives, parsed; `Refused` where the server says no, `AbortError` where the asking was given up. */
export async function ask<T>(url: string, signal?: AbortSignal): Promise<T> {
  return send<T>('GET', url, undefined, signal);
}

export async function send<T>(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  let answer: Response;
  try {
    const form = body instanceof FormData;
    answer = await fetch(url, {
      method,
      signal: signal ?? null,
      headers: body === undefined || form ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : form ? body : JSON.stringify(body),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Refused(0, 'The desk does not answer. Is `readout desk` still running?');
  }
  if (answer.status === 204) return undefined as T;
  const told: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, say(told) ?? `The desk answers ${answer.status}.`);
  return told as T;
}

function say(told: unknown): string | undefined {
  const detail = told && typeof told === 'object' && 'detail' in told ? told.detail : undefined;
  return typeof detail === 'string' ? detail : undefined;
}
