import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../renderer/ui/styles/styles.ts';
import { Workbench } from './Workbench.tsx';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Workbench />
  </StrictMode>,
);
