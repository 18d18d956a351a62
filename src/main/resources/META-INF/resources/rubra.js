// Only what a page without scripts does by itself: say that something has come, and go to it.
document.addEventListener('htmx:afterSettle', event => {
  const arrived = event.target.closest('[data-announce]') || event.target.querySelector('[data-announce]');
  if (!arrived) return;
  document.getElementById('live').textContent = arrived.dataset.announce;
  arrived.scrollIntoView();
  arrived.focus({preventScroll: true});
});
// A row opens beside what led to it; with a key held down, or in another tab, it opens as its page.
document.addEventListener('click', event => {
  const link = event.target.closest('a[data-panel]');
  const panel = document.getElementById('panel');
  if (!link || !panel || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  htmx.ajax('GET', link.getAttribute('href'), {target: panel, select: '#row', swap: 'innerHTML show:none'});
});
for (const failure of ['htmx:sendError', 'htmx:timeout']) {
  document.addEventListener(failure, () => {
    document.getElementById('live').textContent = '';
    document.getElementById('lost').hidden = false;
  });
}
document.addEventListener('htmx:beforeRequest', () => { document.getElementById('lost').hidden = true; });
