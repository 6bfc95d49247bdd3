import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../renderer/ui/styles/tokens.css';
import '../../../renderer/ui/styles/base.css';
import { Workbench } from './Workbench.tsx';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Workbench />
  </StrictMode>,
);
