import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CrashBoundary } from '../ui/CrashBoundary';
import { PaneTheme } from './PaneTheme';
import { languageOf, PaneTexts } from './paneTexts';
import { DialogPage } from './views/DialogPage';

const place = document.getElementById('page');
if (!place) throw new Error('dialog.html has no place for the page');

createRoot(place).render(
  <StrictMode>
    <PaneTexts first={languageOf(navigator.language)}>
      {language => (
        <PaneTheme outlook={null} language={language}>
          <CrashBoundary>
            <DialogPage isLinking={window.location.hash === '#link'} />
          </CrashBoundary>
        </PaneTheme>
      )}
    </PaneTexts>
  </StrictMode>,
);
