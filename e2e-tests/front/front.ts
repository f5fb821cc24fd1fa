// A council's home page, made from nothing but the delivery API. Usage: node out/front.js ORIGIN SITE LANGUAGE > page.html
import createClient from 'openapi-fetch';
import type { components, paths } from './generated.js';

type Language = NonNullable<NonNullable<paths['/api/v1/address']['get']['parameters']['query']>['language']>;

declare const process: { argv: string[]; stdout: { write(text: string): void } };

export async function homePage(origin: string, site: string, language: Language): Promise<string> {
  const api = createClient<paths>({ baseUrl: origin });
  const query = { site, language };
  const [sites, navigation, home, events, updates] = await Promise.all([
    api.GET('/api/v1/sites', { params: { query: { language } } }),
    api.GET('/api/v1/navigation', { params: { query } }),
    api.GET('/api/v1/address', { params: { query: { ...query, path: '/', body: ['html'] } }, querySerializer: { array: { style: 'form', explode: false } } }),
    api.GET('/api/v1/events', { params: { query: { ...query, limit: 3 } } }),
    api.GET('/api/v1/entries', { params: { query: { ...query, type: ['update'], sort: '-date', limit: 3 } } }),
  ]);
  const council = sites.data?.items.find(one => one.id === site);
  if (!council || !navigation.data || !home.data || !events.data || !updates.data) throw new Error('The API did not answer.');
  const spoken = council.languages.find(one => one.code === language);
  const entry = home.data.entry;
  return `<!DOCTYPE html>
<html lang="${language}" dir="${spoken?.direction ?? 'ltr'}">
<head><meta charset="utf-8"><title>${text(council.title)}</title></head>
<body>
<nav aria-label="Menu"><ul>${navigation.data.menu.map(link).join('')}</ul></nav>
<main><h1>${text(entry.title ?? '')}</h1>
${entry.body?.html ?? ''}
<h2>${text(council.council)}</h2>
<ul>${events.data.items.map(one => `<li><a href="${text(one.address)}">${text(one.title)}</a> <time datetime="${one.starts}">${one.starts}</time> ${one.places}</li>`).join('')}</ul>
<ul>${updates.data.items.map(news).join('')}</ul>
</main>
</body>
</html>
`;
}

function link(one: components['schemas']['Link']): string {
  return `<li><a href="${text(one.address)}" lang="${one.language}">${text(one.title)}</a></li>`;
}

function news(one: components['schemas']['Entry']): string {
  const day = one.type === 'update' ? one.fields?.date ?? '' : '';
  return `<li><a href="${text(one.address ?? '')}">${text(one.title ?? '')}</a> <time>${day}</time></li>`;
}

function text(words: string): string {
  return words.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
}

if (process.argv[2]) {
  process.stdout.write(await homePage(process.argv[2], process.argv[3] ?? 'thurrock', (process.argv[4] ?? 'en') as Language));
}
