// What pages gain where scripts run. Without it every page does the same, by forms and links.
(() => {
  'use strict';

  // ---- selecting on the blocked list ----
  const boxes = (form) => [...form.querySelectorAll('input[name="user"][type="checkbox"]')];

  const tellSelected = (form) => {
    const ticked = boxes(form).filter((box) => box.checked).length;
    const all = form.querySelector('[data-select-all]');
    if (all) {
      all.checked = ticked > 0 && ticked === boxes(form).length;
      all.indeterminate = ticked > 0 && !all.checked;
    }
    const count = form.querySelector('[data-selected]');
    if (count) count.textContent = ticked > 0 ? ` (${ticked})` : '';
  };

  document.addEventListener('change', (event) => {
    const form = event.target.form;
    if (!form) return;
    if (event.target.matches('[data-select-all]')) {
      boxes(form).forEach((box) => { box.checked = event.target.checked; });
    }
    if (event.target.matches('input[type="checkbox"]')) tellSelected(form);
  });

  const unhide = (root) => root.querySelectorAll('.pick-all[hidden]').forEach((label) => { label.hidden = false; });
  unhide(document);
  document.addEventListener('htmx:afterSettle', () => unhide(document));

  // ---- an address that points into something folded unfolds it, where the browser does not do so itself ----
  const unfold = () => {
    const target = document.querySelector(':target');
    const folds = [];
    for (let fold = target?.closest('details'); fold; fold = fold.parentElement.closest('details')) folds.push(fold);
    if (folds.some((fold) => !fold.open)) {
      folds.forEach((fold) => { fold.open = true; });
      target.scrollIntoView();
    }
  };
  unfold();
  window.addEventListener('hashchange', unfold);

  // ---- decisions as they are made ----
  const live = document.querySelector('[data-feed]');
  if (!live || !window.EventSource) return;

  const MOST_WAITING = 200;
  const RETRY_MILLIS = 5000;
  const list = document.querySelector(live.dataset.into);
  const show = live.querySelector('[data-show]');
  const status = live.querySelector('[data-status]');
  const waiting = new Map();
  live.hidden = false;

  const rowOf = (html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    return template.content.querySelector('li');
  };

  const replace = (old, row) => {
    const folds = [...old.querySelectorAll('details')];
    row.querySelectorAll('details').forEach((fold, place) => { fold.open = folds[place]?.open ?? false; });
    const focused = old.contains(document.activeElement);
    old.replaceWith(row);
    if (focused) row.querySelector('summary').focus();
  };

  const say = (text) => { if (status.textContent !== text) status.textContent = text; };

  // New rows wait for a click, so that nothing moves under anybody's finger.
  const tell = () => {
    const count = waiting.size;
    show.hidden = count === 0;
    show.textContent = count === 1 ? 'Show 1 new decision' : `Show ${count} new decisions`;
    say(count === 0 ? 'Live: new decisions are announced here.' : `${count} new`);
  };

  show.addEventListener('click', () => {
    const rows = [...waiting.values()];
    waiting.clear();
    rows.forEach((row) => list.prepend(row));
    document.querySelector('[data-empty]')?.remove();
    tell();
    rows.at(-1)?.querySelector('summary').focus();
  });

  const take = (row) => {
    const shown = document.getElementById(row.id);
    if (shown) {
      replace(shown, row);
    } else {
      waiting.set(row.id, row);
      if (waiting.size > MOST_WAITING) waiting.delete(waiting.keys().next().value);
      tell();
    }
  };

  const listen = () => {
    const source = new EventSource(live.dataset.feed);
    source.addEventListener('open', tell);
    source.addEventListener('decision', (event) => {
      const row = rowOf(event.data);
      if (row) take(row);
    });
    source.addEventListener('trouble', (event) => say(event.data));
    source.addEventListener('error', () => {
      say('The live feed is interrupted; it is tried again.');
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MILLIS);
    });
    window.addEventListener('pagehide', () => source.close(), { once: true });
  };

  tell();
  listen();
})();
