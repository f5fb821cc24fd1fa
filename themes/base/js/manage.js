// The screens of staff work without this; it adds passkeys, and comfort while writing.
import { Button } from 'govuk-frontend/dist/govuk/components/button/button.mjs';
import { ErrorSummary } from 'govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs';
import { offerPrinting } from './print.js';
import { makeBoxKeys } from './manage/boxkey.js';
import { improveEditor } from './manage/editor.js';
import { showLive } from './manage/live.js';
import { offerCopying } from './manage/copy.js';
import { offerPasskeys } from './manage/passkey.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const element of document.querySelectorAll('[data-module="govuk-button"]')) new Button(element);
for (const element of document.querySelectorAll('[data-module="govuk-error-summary"]')) new ErrorSummary(element);
offerPrinting();
offerCopying();
offerPasskeys();
improveEditor();
showLive();
makeBoxKeys();
