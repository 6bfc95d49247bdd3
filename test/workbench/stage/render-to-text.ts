import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '../../../renderer/i18n/i18n.ts';

/** Returns the HTML of a component in English, without a browser. Stores show their state from when they were made. */
export function renderToText(element: ReactElement): string {
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n: createI18n() }, element));
}
