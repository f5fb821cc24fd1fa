// Everything here only adds to a page that already works. Nothing is stored, nothing is sent.
import { Button } from 'govuk-frontend/dist/govuk/components/button/button.mjs';
import { ExitThisPage } from 'govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs';
import { offerPrinting } from './print.js';
import { proveWork } from './proof.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');

start(ExitThisPage, '[data-module="govuk-exit-this-page"]');
start(Button, '[data-module="govuk-button"]');
offerPrinting();
proveWork();

function start(Component, selector) {
  for (const element of document.querySelectorAll(selector)) new Component(element);
}
