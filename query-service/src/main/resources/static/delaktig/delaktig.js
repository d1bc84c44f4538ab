/* Delaktig: what pages need beyond htmx. Every page works without it, except that a draft is not kept
   and a chart is not drawn (its table always is). Nothing here writes a style attribute or evaluates text.
   It knows no language: what it says stands in data attributes of #dl-texts. */
(() => {
  'use strict';
  const one = (s, r = document) => r.querySelector(s);
  const all = (s, r = document) => [...r.querySelectorAll(s)];
  const lang = document.documentElement.lang === 'en' ? 'en-GB' : 'sv-SE';
  const nr = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const clock = () => {
    const t = new Date().toLocaleTimeString(lang, { hour: '2-digit', minute: '2-digit' });
    return lang === 'sv-SE' ? t.replace(':', '.') : t;
  };
  const words = () => one('#dl-texts')?.dataset || {};
  const say = (key, ...values) => values.reduce((t, v, i) => t.replace(`{${i}}`, v), words()[key] || '');

  /* What is sent carries the token against forged requests; htmx gets it as a header. */
  document.addEventListener('htmx:configRequest', e => {
    const token = one('meta[name=csrf-token]')?.content, header = one('meta[name=csrf-header]')?.content;
    if (token && header && e.detail.verb !== 'get') e.detail.headers[header] = token;
  });

  /* What went wrong on the way is said where it is seen and heard, and what was typed stays. */
  const trouble = text => {
    const box = one('[data-trouble]'); if (!box) return;
    box.textContent = text; box.classList.toggle('dl-trouble', text !== '');
    if (text) box.scrollIntoView({ block: 'nearest' });
  };
  document.addEventListener('htmx:beforeRequest', () => trouble(''));
  document.addEventListener('htmx:sendError', e => trouble(say(e.detail.elt.closest('form[data-draft]') ? 'offlineDraft' : 'noAnswer')));
  document.addEventListener('htmx:timeout', () => trouble(say('noAnswer')));
  document.addEventListener('htmx:responseError', e => trouble(say({ 403: 'forbidden', 503: 'unavailable' }[e.detail.xhr.status] || 'ourFault')));

  /* A form is sent once: a second press while the first is under way does nothing. */
  document.addEventListener('submit', e => {
    const form = e.target;
    if (e.defaultPrevented || form.method !== 'post' || form.matches('[hx-post]')) return;
    if (form.dataset.sending) { e.preventDefault(); return; }
    form.dataset.sending = 'yes';
    const button = e.submitter; if (button) button.setAttribute('aria-disabled', 'true');
  });
  addEventListener('pageshow', () => all('form[data-sending]').forEach(f => {
    delete f.dataset.sending; all('[aria-disabled]', f).forEach(b => b.removeAttribute('aria-disabled'));
  }));

  /* Menu on a phone: a plain link to #meny works without script; with it the link opens and closes. */
  for (const a of all('[data-menu]')) a.addEventListener('keydown', e => { if (e.key === ' ') { e.preventDefault(); a.click(); } });
  for (const a of all('[data-menu]')) a.addEventListener('click', e => {
    e.preventDefault();
    const nav = one('#meny'), open = nav.classList.toggle('is-open');
    all('[data-menu][aria-expanded]').forEach(b => b.setAttribute('aria-expanded', open));
    (open ? one('a', nav) : one('.dl-top [data-menu]')).focus();
  });

  /* Error summary: takes focus; a link moves to the field it names. */
  function errors(root) {
    const box = one('.dl-errors:not([hidden])', root);
    if (!box) return false;
    box.tabIndex = -1; box.focus();
    box.addEventListener('click', e => {
      const a = e.target.closest('a[href^="#"]'), f = a && document.getElementById(a.getAttribute('href').slice(1));
      if (f) { e.preventDefault(); f.closest('li, fieldset, .dl-group')?.scrollIntoView({ block: 'center' }); f.focus(); }
    });
    return true;
  }

  /* Roll of a group: everyone preset to present; the sum is said as it changes. */
  function roll(form) {
    if (!form) return;
    const minutes = () => one('[name=minuter]:checked', form)?.value === 'annat' ? +(one('[name=minuter-annat]', form)?.value || 0)
      : +(one('[name=minuter]:checked', form)?.value || one('input[name=minuter]:not([type=radio])', form)?.value || form.dataset.rollMinutes || 0);
    const draw = () => {
      const m = minutes(); let here = 0, part = 0, excused = 0, away = 0, sum = 0;
      for (const f of all('.dl-roll fieldset', form)) {
        const v = one('input[data-state]:checked', f)?.value;
        const more = one('.more', f);
        if (more) more.hidden = v !== 'del';
        if (v === 'med') { here++; sum += m; }
        if (v === 'del') { part++; sum += Math.min(m, +(one('.more input:checked', f)?.value || 0)); }
        if (v === 'giltig') excused++;
        if (v === 'borta') away++;
      }
      const count = one('[data-roll=count]', form), total = one('[data-roll=sum]', form);
      if (count) count.textContent = [say('present', here), part && say('part', part), excused && say('excused', excused), away && say('absent', away)].filter(Boolean).join(', ');
      if (total) total.textContent = say('hours', Math.floor(sum / 60), sum % 60);
    };
    form.addEventListener('change', draw); form.addEventListener('delaktig:utkast', draw); draw();
  }

  /* Draft on this device: ids, choices and numbers only, never a name, never free text; a field that should
     not be kept all the same says data-no-draft. One command id per draft, so a resend is one event. */
  const week = 7 * 864e5, prefix = 'utkast:';
  const store = {
    get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch { return false; } },
    drop(key) { try { localStorage.removeItem(key); } catch { /* nothing kept */ } },
    keys() { try { return Object.keys(localStorage); } catch { return []; } }
  };
  for (const key of store.keys()) if (key.startsWith(prefix) && !(Date.now() - (store.get(key)?.at || 0) < week)) store.drop(key);

  const keepable = 'input[type=radio], input[type=checkbox], input[type=hidden], input[type=date], input[type=number], input[type=range], input[inputmode=numeric], input[inputmode=decimal], select';
  function kept(form) {
    return [...new FormData(form)].filter(([n, v]) => {
      if (n === '_csrf' || typeof v !== 'string') return false;
      const f = form.elements[n], el = f instanceof RadioNodeList ? f[0] : f;
      return el && el.matches(keepable) && !el.matches('[data-no-draft]');
    });
  }

  /* Whether something stands in the form that is not kept: names, and whatever else is free text. */
  function hasMore(form) {
    return [...form.elements].some(f => f.matches('input:not([type]), input[type=text], input[type=search], textarea') && !f.matches(keepable) && f.value.trim());
  }

  function draft(form) {
    if (!form || !form.dataset.draft || form.dataset.draftReady) return;
    form.dataset.draftReady = 'yes';
    const key = prefix + form.dataset.draft, id = form.elements.kommandoId;
    const tell = t => { const status = one('[data-draft-status]', form); if (status) status.textContent = t; };
    const net = () => navigator.onLine ? '' : say('offline') + ' ';
    const again = one('.dl-errors', form.closest('main') || document);
    const old = store.get(key);
    if (old && !again) {
      for (const box of all('input[type=checkbox]', form)) if (!box.closest('[data-no-draft]')) box.checked = false;
      for (const [n, v] of old.fields) for (const f of all(`[name="${CSS.escape(n)}"]`, form))
        if (f.type === 'radio' || f.type === 'checkbox') f.checked = f.value === v || (f.type === 'checkbox' && f.checked); else f.value = v;
      tell(say(old.more && !hasMore(form) ? 'draftBackInPart' : 'draftBack'));
      all('details', form).forEach(d => { d.open ||= all('input', d).some(f => f.value !== f.defaultValue); });
      all('[data-when]', form).forEach(el => { const on = one(`[name="${CSS.escape(el.dataset.when)}"]:checked`, form); if (on) el.hidden = el.dataset.is !== on.value; });
      form.dispatchEvent(new CustomEvent('delaktig:utkast'));
    }
    if (id && !id.value) id.value = self.crypto?.randomUUID?.() || '';
    const keep = () => {
      if (!form.isConnected) return;
      tell(net() + (store.set(key, { at: Date.now(), fields: kept(form), more: hasMore(form) }) ? say('draftKept', clock()) : say('draftImpossible')));
    };
    /* Each stroke is kept, also of a field that is still being filled in. */
    form.addEventListener('input', keep);
    form.addEventListener('change', keep);
    addEventListener('offline', keep);
    addEventListener('online', () => form.isConnected && tell(say('online')));
    form.addEventListener('delaktig:sparat', () => store.drop(key));
  }

  /* The receipt names the draft that it settles. */
  function settled(root) { for (const el of all('[data-settles]', root)) store.drop(prefix + el.dataset.settles); }

  /* Confirm with a reason: a native dialog traps focus and closes with Esc by itself. */
  document.addEventListener('click', e => {
    const open = e.target.closest('[data-open]'), close = e.target.closest('[data-close]'), copy = e.target.closest('[data-copy]');
    if (e.target.closest('[data-print]')) print();
    if (open) one(open.dataset.open).showModal();
    if (close) close.closest('dialog').close();
    if (copy) navigator.clipboard?.writeText(one(copy.dataset.copy).textContent.replace(/\s/g, ''))
      .then(() => { const told = one('[role=status][data-copied]'); if (told) told.textContent = say('copied'); });
  });
  document.addEventListener('change', e => {           /* show and hide a field that another choice needs */
    for (const el of all(`[data-when="${CSS.escape(e.target.name || '-')}"]`)) el.hidden = el.dataset.is !== e.target.value;
  });

  if (matchMedia('(max-width: 43.74em)').matches) all('details[data-fold]').forEach(d => { d.open = false; });

  /* As-of bar: the two fields and the two sliders follow each other, and the question is put in words. */
  function asOf(bar) {
    const days = (a, b) => Math.round((Date.parse(b) - Date.parse(a)) / 864e5);
    const text = d => new Date(d + 'T12:00').toLocaleDateString(lang, { day: 'numeric', month: 'long', year: 'numeric' });
    const told = one('[data-asof-words]', bar);
    const draw = () => {
      const [h, k] = all('input[type=date]', bar).map(i => i.value), now = one('input[type=date]', bar).max;
      bar.classList.toggle('is-past', h < now || k < now);
      if (h && k && told) told.textContent = say('asOf', text(h), text(k));
    };
    for (const c of all('.dl-clock', bar)) {
      const d = one('input[type=date]', c), r = one('input[type=range]', c);
      r.max = days(d.min, d.max); r.value = days(d.min, d.value);
      r.setAttribute('aria-valuetext', text(d.value));
      r.addEventListener('input', () => { d.value = new Date(Date.parse(d.min) + r.value * 864e5).toISOString().slice(0, 10); r.setAttribute('aria-valuetext', text(d.value)); draw(); });
      d.addEventListener('input', () => { if (d.value) { r.value = days(d.min, d.value); r.setAttribute('aria-valuetext', text(d.value)); draw(); } });
    }
    for (const p of all('[data-preset]', bar)) p.addEventListener('click', () => {
      const v = p.dataset.preset.split(' ');
      all('input[type=date]', bar).forEach((d, i) => { d.value = v[i] || v[0]; d.dispatchEvent(new Event('input')); });
    });
    draw();
  }

  /* Charts are drawn from the table beside them, so the two can never differ.
     <canvas data-chart="table-id" data-kind="line|bar" data-unit="h">; <th data-series="line|bar|dash" data-colour="fjord">.
     The library is fetched only where there is a chart to draw. */
  const css = n => getComputedStyle(document.documentElement).getPropertyValue('--' + n).trim();
  const endLabels = {
    id: 'endLabels',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea: area } = chart; const used = [];
      chart.data.datasets.forEach((set, i) => {
        const m = chart.getDatasetMeta(i); if (m.type !== 'line') return;
        let j = set.data.length - 1; while (j >= 0 && set.data[j] == null) j--;
        const p = m.data[j]; if (!p) return;
        ctx.save(); ctx.font = `600 13px ${css('font')}`; ctx.fillStyle = set.borderColor;
        const w = ctx.measureText(set.label).width, end = p.x > area.right - w - 12;
        let y = end ? p.y - 12 : p.y + 4; while (used.some(u => Math.abs(u - y) < 15)) y += 15;
        used.push(y);
        ctx.textAlign = end ? 'right' : 'left'; ctx.fillText(set.label, end ? area.right : p.x + 10, y); ctx.restore();
      });
    }
  };
  const gap = {                                        /* data-gap="1 676 h efter": the distance at the last point both lines have */
    id: 'gap',
    afterDatasetsDraw(chart) {
      const text = chart.canvas.dataset.gap, [a, b] = chart.data.datasets; if (!text || !b) return;
      let j = b.data.length - 1; while (j >= 0 && b.data[j] == null) j--;
      const p = chart.getDatasetMeta(0).data[j], q = chart.getDatasetMeta(1).data[j]; if (!p || !q) return;
      const { ctx } = chart; ctx.save(); ctx.strokeStyle = ctx.fillStyle = css('lingon'); ctx.lineWidth = 2;
      ctx.beginPath(); ctx.moveTo(p.x, p.y + 2); ctx.lineTo(q.x, q.y - 2); ctx.stroke();
      ctx.beginPath(); ctx.arc(q.x, q.y, 4, 0, 7); ctx.fillStyle = b.borderColor; ctx.fill();
      ctx.fillStyle = css('lingon'); ctx.font = `600 13px ${css('font')}`; ctx.textAlign = 'right'; ctx.fillText(text, p.x - 8, p.y - 8); ctx.restore();
    }
  };
  const charts = [];
  function chart(canvas) {
    const table = document.getElementById(canvas.dataset.chart); if (!table || !self.Chart) return;
    const heads = all('thead th', table), body = all('tbody tr', table);
    const build = () => {
      const sets = heads.map((h, c) => h.dataset.series && {
        type: h.dataset.series === 'bar' ? 'bar' : 'line', label: h.dataset.label || h.textContent.trim(),
        data: body.map(r => { const v = r.cells[c].dataset.v; return v == null || v === '' ? null : +v; }),
        borderColor: css(h.dataset.colour), backgroundColor: css(h.dataset.colour),
        borderDash: h.dataset.series === 'dash' ? [6, 5] : [], borderWidth: h.dataset.series === 'bar' ? 0 : 2.5,
        pointRadius: 0, pointHitRadius: 12, tension: 0, spanGaps: false,
        borderRadius: 3, maxBarThickness: 30, order: h.dataset.series === 'bar' ? 2 : 1
      }).filter(Boolean);
      return { labels: body.map(r => r.cells[0].dataset.short || r.cells[0].textContent.trim()), datasets: sets };
    };
    const options = () => ({
      animation: false, responsive: true, maintainAspectRatio: false, layout: { padding: { top: 18, right: 4 } },
      interaction: { mode: 'index', intersect: false }, font: { family: css('font') },
      plugins: { legend: { display: false }, tooltip: { callbacks: { label: t => ` ${t.dataset.label}: ${nr.format(t.parsed.y)} ${canvas.dataset.unit || ''}` } } },
      scales: {
        x: { grid: { display: false }, border: { color: css('edge') }, ticks: { color: css('muted'), font: { family: css('font'), size: 13 }, maxRotation: 0, autoSkipPadding: 14 } },
        y: { beginAtZero: true, grid: { color: css('line') }, border: { display: false }, ticks: { color: css('muted'), font: { family: css('font'), size: 13 }, maxTicksLimit: 6, callback: v => nr.format(v) } }
      }
    });
    const c = new Chart(canvas, { type: canvas.dataset.kind || 'line', data: build(), options: options(), plugins: [endLabels, gap] });
    charts.push(() => { if (!canvas.isConnected) return; c.data = build(); c.options = options(); c.resize(); c.update('none'); });
    canvas.dataset.drawn = 'yes';
  }
  let library = null;
  function drawCharts(root) {
    const canvases = all('canvas[data-chart]:not([data-drawn])', root); if (!canvases.length) return;
    library ||= new Promise((done, failed) => {
      const s = document.createElement('script'); s.src = words().chartScript; s.onload = done; s.onerror = failed;
      document.head.append(s);
    });
    library.then(() => canvases.forEach(chart), () => { /* the table stands beside it */ });
  }
  const redraw = () => charts.forEach(f => f());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  matchMedia('print').addEventListener('change', redraw);   /* paper is light, whatever the screen is */
  addEventListener('beforeprint', redraw); addEventListener('afterprint', redraw);

  function start(root) {
    settled(root);
    all('[data-hide]', root).forEach(el => { el.hidden = true; });   /* without script the field stays in sight */
    all('.dl-asof', root).forEach(asOf);
    all('form[data-draft]', root).forEach(draft);
    all('form[data-roll-form]', root).forEach(roll);
    drawCharts(root);
    return errors(root);
  }
  document.addEventListener('DOMContentLoaded', () => start(document));
  let opener = null;
  document.addEventListener('htmx:beforeSwap', e => { opener = e.detail.elt; });
  document.addEventListener('htmx:afterSwap', e => {
    all('dialog[open]').forEach(d => d.close());
    if (start(e.target)) return;
    const heading = one('[data-focus]', e.target);
    if (heading) { heading.focus(); scrollTo(0, 0); } else if (!document.activeElement || document.activeElement === document.body) opener?.focus?.();
  });
})();
