/** Style of the page: for reading, light or dark by the system, from phone width up, and for print. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #22201c; --quiet: #6b665d; --line: #e2ddd2; --lit: #fff0c2;
  --accent: #8a4b08; --found: #ffd866; --present: #ff9f45; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1a18; --ink: #ece8e0; --quiet: #a39d92; --line: #3a3732; --lit: #4a3a12; --accent: #f0b866;
    --found: #6b5510; --present: #a85f12; }
}
* { box-sizing: border-box; }
html { scroll-padding: 9rem 0 4rem; }
body { margin: 0 auto; max-width: 46rem; padding: 0 1rem 6rem; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.6 Georgia, 'Times New Roman', serif; }
h1 { margin: 1.5rem 0 0.75rem; font-size: 1.625rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.25rem; line-height: 1.3; overflow-wrap: anywhere; }
nav, form, small, b, button, output, .note { font-family: system-ui, sans-serif; }
nav { margin: 0 0 0.75rem; font-size: 0.9375rem; }
nav summary { color: var(--quiet); cursor: pointer; }
nav ul { margin: 0.25rem 0 0; padding: 0; list-style: none; }
nav a { display: flex; gap: 0.75rem; padding: 0.125rem 0.5rem; color: inherit; text-decoration: none; }
nav a:hover { color: var(--accent); text-decoration: underline; }
nav small { flex: none; min-width: 3.75rem; color: var(--accent); font-size: inherit; font-variant-numeric: tabular-nums; }
.player { position: sticky; top: 0; z-index: 1; padding: 0.5rem 0 0.625rem; border-bottom: 1px solid var(--line);
  background: var(--paper); }
audio { display: block; width: 100%; height: 2.75rem; }
.note { margin: 0.5rem 0 0; color: var(--accent); font-size: 0.875rem; }
form { display: flex; align-items: center; gap: 0.5rem; margin-top: 0.5rem; }
form[hidden] { display: none; }
input { flex: 1; min-width: 0; padding: 0.375rem 0.625rem; border: 1px solid var(--quiet); border-radius: 0.375rem;
  background: var(--paper); color: inherit; font: 0.9375rem/1.4 system-ui, sans-serif; }
output { flex: none; min-width: 4.5rem; color: var(--quiet); font-size: 0.875rem; }
ol { margin: 0.5rem 0 0; padding: 0; list-style: none; }
li[id] { display: flex; gap: 0.75rem; padding: 0.25rem 0.5rem; border-radius: 0.375rem; }
.on li[data-start] { cursor: pointer; }
.on li[data-start]:hover { background: color-mix(in srgb, var(--lit) 35%, transparent); }
li[aria-current] { background: var(--lit) !important; box-shadow: inset 3px 0 0 var(--accent); }
p { flex: 1; margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
b { display: block; color: var(--quiet); font-size: 0.875rem; font-weight: 600; white-space: normal; }
button { flex: none; align-self: flex-start; min-width: 3.75rem; padding: 0.125rem 0; border: 0;
  border-radius: 0.25rem; background: none; color: var(--accent); font-size: 0.875rem; line-height: 1.7;
  font-variant-numeric: tabular-nums; text-align: left; cursor: inherit; }
form button { align-self: center; min-width: 2.25rem; border: 1px solid var(--line); text-align: center; cursor: pointer; }
a:focus-visible, summary:focus-visible, button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); }
mark { border-radius: 0.125rem; background: var(--found); color: inherit; }
mark[data-present] { background: var(--present); outline: 2px solid var(--accent); }
@media (max-width: 30rem) {
  li[id] { display: block; }
  li button { float: left; min-width: 0; margin-right: 0.625rem; padding: 0; line-height: 1.6; }
  li button + p:not(:has(b))::before { content: '\\A'; }
  output:empty { display: none; }
}
@media print { .player { display: none; } li[id] { break-inside: avoid; } }
`

/**
 * Script of the page, for any browser: a click on a line plays from there, the spoken line is lit and kept in
 * view unless the reader has just scrolled, text can be searched. Without it the page is text below a player.
 */
export const PAGE_SCRIPT = `
(function () {
  var audio = document.querySelector('audio');
  var main = document.querySelector('main');
  var items = Array.prototype.slice.call(main.querySelectorAll('li[id]'));
  var calm = window.matchMedia('(prefers-reduced-motion: reduce)');
  function show(element, block) {
    element.scrollIntoView({ block: block, behavior: calm.matches ? 'auto' : 'smooth' });
  }

  if (audio) {
    var lines = items.filter(function (item) { return item.dataset.start; }).map(function (item) {
      var end = item.dataset.end ? Number(item.dataset.end) : Infinity;
      return { item: item, start: Number(item.dataset.start), end: end };
    }).sort(function (a, b) { return a.start - b.start; });
    var lit = null;
    var scrolledAt = 0;
    var light = function () {
      var low = 0, high = lines.length;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (lines[middle].start <= audio.currentTime + 0.01) low = middle + 1; else high = middle;
      }
      var line = lines[low - 1];
      var item = line && audio.currentTime < line.end ? line.item : null;
      if (item === lit) return;
      if (lit) lit.removeAttribute('aria-current');
      if (item) {
        item.setAttribute('aria-current', 'true');
        if (!audio.paused && Date.now() - scrolledAt > 4000) show(item, 'nearest');
      }
      lit = item;
    };
    var tick = function () {
      light();
      if (!audio.paused && !audio.ended) window.requestAnimationFrame(tick);
    };
    var playFrom = function (seconds) {
      audio.currentTime = seconds;
      scrolledAt = 0;
      var started = audio.play();
      if (started) started.catch(function () {});
    };
    main.addEventListener('click', function (event) {
      var item = event.target.closest('li[data-start]');
      var selection = window.getSelection();
      if (item && (!selection || selection.isCollapsed)) playFrom(Number(item.dataset.start));
    });
    document.addEventListener('click', function (event) {
      var chapter = event.target.closest('nav a');
      if (chapter) playFrom(Number(chapter.dataset.start));
    });
    ['wheel', 'touchmove'].forEach(function (kind) {
      window.addEventListener(kind, function () { scrolledAt = Date.now(); }, { passive: true });
    });
    ['timeupdate', 'seeked', 'pause'].forEach(function (kind) { audio.addEventListener(kind, light); });
    audio.addEventListener('play', tick);
    var missing = function () { document.querySelector('.note').hidden = false; };
    audio.addEventListener('error', missing);
    if (audio.error) missing();
    document.body.className = 'on';
  }

  var form = document.querySelector('form');
  var field = form.querySelector('input');
  var answer = form.querySelector('output');
  var found = [];
  var present = -1;
  function clear() {
    found.forEach(function (mark) {
      var parent = mark.parentNode;
      parent.replaceChild(document.createTextNode(mark.textContent), mark);
      parent.normalize();
    });
    found = [];
    present = -1;
  }
  function markIn(node, pattern) {
    var text = node.data, at = 0, match;
    var parts = document.createDocumentFragment();
    pattern.lastIndex = 0;
    while ((match = pattern.exec(text))) {
      var mark = document.createElement('mark');
      mark.textContent = match[0];
      parts.append(text.slice(at, match.index), mark);
      found.push(mark);
      at = match.index + match[0].length;
    }
    if (at === 0) return;
    parts.append(text.slice(at));
    node.parentNode.replaceChild(parts, node);
  }
  function search() {
    clear();
    var words = field.value.trim().split(/\\s+/).map(function (word) {
      return word.replace(/[.*+?^$()|{}\\[\\]\\\\\\/]/g, '\\\\$&');
    });
    if (words[0] !== '') {
      var pattern = new RegExp(words.join('\\\\s+'), 'giu');
      items.forEach(function (item) {
        Array.prototype.slice.call(item.querySelector('p').childNodes).forEach(function (node) {
          if (node.nodeType === 3) markIn(node, pattern);
        });
      });
    }
    step(1);
    if (words[0] !== '' && found.length === 0) answer.textContent = answer.dataset.none;
  }
  function step(by) {
    if (present >= 0) found[present].removeAttribute('data-present');
    if (found.length === 0) { answer.textContent = ''; return; }
    present = (present + by + found.length) % found.length;
    found[present].setAttribute('data-present', '');
    scrolledAt = Date.now();
    show(found[present], 'center');
    answer.textContent = answer.dataset.place.replace('{at}', present + 1).replace('{count}', found.length);
  }
  field.addEventListener('input', search);
  field.addEventListener('keydown', function (event) {
    if (event.key === 'Enter') { event.preventDefault(); step(event.shiftKey ? -1 : 1); }
    if (event.key === 'Escape') { field.value = ''; search(); }
  });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('click', function (event) {
    var button = event.target.closest('button');
    if (button) step(Number(button.value));
  });
  form.hidden = false;
})();
`

/** SHA-256 of the two above, in base64, for the page's content security policy. */
export const PAGE_HASHES = {
  style: 'h6FeT2k7cVF7jkvyc4jumNLGsFGDfhVJTdVMMWq6zjw=',
  script: 'An4iiENZhLVXYUlFAQHbvtdnhXGZAHW3CrZIpd2QB6M=',
} as const
