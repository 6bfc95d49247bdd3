import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { Select } from '../../../../../renderer/ui/controls/Select.tsx';
import { renderToText } from '../../../../workbench/stage/render-to-text.ts';

const OPTIONS = [
  { value: 'hold', label: 'Hold the last position' },
  { value: 'flat', label: 'Hear them everywhere' },
];

function listWith(value: string): string {
  return renderToText(createElement(Select, { label: 'Lost', value, options: OPTIONS, onChange: () => undefined }));
}

describe('a list', () => {
  it('shows its choice where it can wrap, beside the list of the browser', () => {
    expect(listWith('flat')).toContain('data-shown="Hear them everywhere"');
    expect(listWith('flat')).toContain('<select aria-label="Lost">');
    expect(listWith('flat')).toContain('<option value="flat" selected="">Hear them everywhere</option>');
  });

  it('shows nothing for a choice that it does not have', () => {
    expect(listWith('gone')).not.toContain('data-shown');
  });
});
