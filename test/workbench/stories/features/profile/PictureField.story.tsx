import { PictureField } from '../../../../../renderer/features/profile/PictureField.tsx';
import { SAMPLE_PICTURE } from '../../../../support/sample-picture.ts';
import { showAs } from '../../../stage/pseudo-states.ts';
import type { Story } from '../../../stage/story.ts';

const field = (picture: string) => () => <PictureField picture={picture} onChange={() => undefined} />;

/** What dropping a file does. */
async function dropText(frame: HTMLElement): Promise<void> {
  const files = new DataTransfer();
  files.items.add(new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'me.png', { type: 'image/png' }));
  const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files });
  frame.querySelector('.picture-field')?.dispatchEvent(drop);
  while (frame.querySelector('[role="alert"]') === null) await new Promise(requestAnimationFrame);
}

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'no picture': field(''),
    'with a picture': field(SAMPLE_PICTURE),
    focus: { show: field(SAMPLE_PICTURE), act: showAs('focus-visible', 'button') },
    'not a picture': { show: field(''), act: dropText },
  },
};
