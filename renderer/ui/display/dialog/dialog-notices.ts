import { createContext, type ReactNode } from 'react';

/** What every modal dialog shows below its header: questions that cannot wait until the dialog closes; null = none. */
export const DialogNotices = createContext<ReactNode>(null);
