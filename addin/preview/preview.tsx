// The page at /outlook of the demonstration: it plays Outlook's part in an ordinary browser, around the real pane. The pane knows nothing of it.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openOutlookPage } from './outlookPage';
import { StandIn } from './views/StandIn';
import { firstWorld, makeStore } from './world';

const place = document.getElementById('page');
if (!place) throw new Error('index.html has no place for the page');

/** The newest Mailbox set that this Outlook has; ?mailbox=1.5 is Exchange on-premises. */
const newest = 16;
const asked = /^1\.(\d{1,2})$/.exec(new URLSearchParams(window.location.search).get('mailbox') ?? '');
const level = asked ? Math.min(newest, Math.max(5, Number(asked[1]))) : newest;

const store = makeStore({
  ...firstWorld,
  language: navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en',
  look: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
});
const outlook = openOutlookPage(store, level);

createRoot(place).render(
  <StrictMode>
    <StandIn outlook={outlook} />
  </StrictMode>,
);
outlook.begin().catch((error: unknown) => store.set({ trouble: String(error) }));
