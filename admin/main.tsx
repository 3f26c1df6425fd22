import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { KeysProvider } from '../ui/keys';
import { TextsProvider } from '../ui/texts/TextsProvider';
import { ThemeProvider } from '../ui/theme/ThemeProvider';
import { ToastsProvider } from '../ui/toasts/toasts';
import { App } from './App';
import './phone.css';

const place = document.getElementById('page');
if (!place) throw new Error('index.html has no place for the page');

createRoot(place).render(
  <StrictMode>
    <TextsProvider>
      {language => (
        <ThemeProvider language={language}>
          <KeysProvider>
            <ToastsProvider>
              <App />
            </ToastsProvider>
          </KeysProvider>
        </ThemeProvider>
      )}
    </TextsProvider>
  </StrictMode>,
);
