import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openOutlook } from './outlook';
import { PaneTexts, languageOf } from './paneTexts';
import { PaneTheme } from './PaneTheme';
import { Root } from './Root';

const place = document.getElementById('page');
if (!place) throw new Error('taskpane.html has no place for the page');
const root = createRoot(place);

void openOutlook().then(outlook => {
  root.render(
    <StrictMode>
      <PaneTexts first={languageOf(outlook?.language() ?? navigator.language)}>
        {language => (
          <PaneTheme outlook={outlook} language={language}>
            <Root outlook={outlook} />
          </PaneTheme>
        )}
      </PaneTexts>
    </StrictMode>,
  );
});
