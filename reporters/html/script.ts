/** The script of the page: filters, copy buttons and links to folded sections. The page is readable without it. */
export const script = `'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const search = document.querySelector('.filters');
  const form = search.querySelector('form');
  const output = form.querySelector('output');
  const everything = output.textContent;
  const items = all('[data-standing]');
  const requirements = items.filter((item) => item.matches('.requirement'));
  const groups = all('.group').reverse();
  const areas = all('details.area');
  const texts = new Map();

  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item);
  };

  function filter() {
    const data = new FormData(form);
    const words = data.get('text').toLowerCase().split(/\\s+/).filter(Boolean);
    const standings = data.getAll('standing');
    const level = data.get('level');
    const operation = data.get('operation');
    const active = words.length > 0 || standings.length > 0 || level !== '' || operation !== '';
    for (const item of items) {
      const { dataset } = item;
      const fits =
        (standings.length === 0 || standings.includes(dataset.standing)) &&
        (level === '' || level === dataset.level) &&
        (operation === '' || operation === dataset.operation) &&
        words.every((word) => textOf(item).includes(word));
      item.hidden = !fits;
    }
    for (const group of groups) group.hidden = all('[data-standing]', group).every((item) => item.hidden);
    for (const area of areas) area.open = active && !area.hidden;
    const found = requirements.filter((item) => !item.hidden).length;
    output.textContent = active ? found + ' of ' + everything : everything;
    remember(data);
  }

  // The address is #ID?FILTERS, which also works for a file on a disk.
  const place = () => {
    const [id, query = ''] = location.hash.slice(1).split('?', 2);
    return { id, query };
  };
  let filters = place().query;

  function remember(data) {
    filters = new URLSearchParams([...data].filter(([, value]) => value !== '')).toString();
    write();
  }

  function write() {
    const hash = '#' + place().id + (filters === '' ? '' : '?' + filters);
    if (hash !== location.hash && hash + location.hash !== '#') history.replaceState(null, '', hash);
  }

  function restore() {
    const given = [...new URLSearchParams(filters)];
    for (const field of form.elements) {
      if (field.type === 'checkbox') field.checked = given.some(([name, value]) => name === field.name && value === field.value);
      else if (field.name) field.value = given.find(([name]) => name === field.name)?.[1] ?? '';
    }
    if (given.length > 0) filter();
  }

  form.addEventListener('input', filter);
  form.addEventListener('reset', () => setTimeout(filter));
  form.addEventListener('submit', (event) => event.preventDefault());
  search.hidden = false;
  search.querySelector('details').open = matchMedia('(min-width: 64rem)').matches;

  async function copy(source) {
    const text = source.textContent;
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      getSelection().selectAllChildren(source);
      return document.execCommand('copy');
    }
  }

  for (const command of all('[data-copy]')) {
    const button = document.createElement('button');
    const status = document.createElement('span');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy: ' + command.dataset.copy);
    status.setAttribute('role', 'status');
    button.addEventListener('click', async () => {
      const done = await copy(command.querySelector('code'));
      status.textContent = done ? 'copied' : 'selected: copy it with the keyboard';
    });
    command.querySelector('.label').append(' ', button, ' ', status);
  }

  function reveal() {
    const target = document.getElementById(decodeURIComponent(place().id));
    for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    if (target) target.scrollIntoView();
  }
  addEventListener('hashchange', () => {
    if (location.hash.includes('?') && place().query !== filters) {
      filters = place().query;
      restore();
    } else write();
    reveal();
  });
  restore();
  reveal();
})();
`;
