import { expect, test } from 'vitest';
import type { Judgement, Mention } from '../src/api/types';
import { daysOf, listParties, readDays, sayJudgement, sayValue } from '../src/parts/judge/values';

const mention = (id: string, text: string, kind: string, entity: string | null = null): Mention => ({
  id,
  text,
  kind,
  entity,
  name: text,
  country: 'MLI',
  sectors: [],
  start: 0,
  end: 1,
});

test('parties are listed once, the most often named first, never times or figures', () => {
  const found = listParties(
    [
      mention('1', 'Mali', 'country', 'x'),
      mention('2', 'Tuesday', 'time'),
      mention('3', 'army', 'group', 'y'),
      mention('4', 'army', 'group', 'y'),
    ],
    (code) => code ?? '',
  );
  expect(found.map((one) => one.id)).toEqual(['3', '1']);
});

test('days go round a form', () => {
  const when = { start: '2024-05-01', end: '2024-05-31', grain: 'month' as const, how: null, text: null };
  expect(daysOf(when)).toEqual({ from: '2024-05', until: '' });
  expect(readDays('2024-05', '')).toEqual({ value: '2024-05', fault: '' });
  expect(readDays('2024-05-16', '2024-05-18').value).toBe('2024-05-16/2024-05-18');
  expect(readDays('', '')).toEqual({ value: null, fault: '' });
  expect(readDays('16 May', '').fault).not.toBe('');
  expect(readDays('2024-05-18', '2024-05-16').fault).toContain('before');
  expect(readDays('', '2024').fault).not.toBe('');
});

test('values and judgements are told in words', () => {
  expect(sayValue([{ name: 'Mali' }, { words: 'the army' }])).toBe('Mali, the army');
  expect(sayValue([])).toBe('none');
  expect(sayValue('rights_freedoms')).toBe('rights freedoms');
  const one = { action: 'amend', field: 'type', was: 'AID', value: 'AGREE', now: 'differs' } as Judgement;
  expect(sayJudgement(one)).toEqual({ did: 'amended type: AID → AGREE', now: 'the model now differs' });
});
