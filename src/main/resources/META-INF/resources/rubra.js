// Only what a page without scripts does by itself: say that an answer has come, and go to it.
document.addEventListener('htmx:afterSettle', () => {
  const arrived = document.getElementById('result');
  if (!arrived) return;
  document.getElementById('live').textContent = arrived.dataset.announce;
  arrived.scrollIntoView();
  arrived.focus({preventScroll: true});
});
for (const failure of ['htmx:sendError', 'htmx:timeout']) {
  document.addEventListener(failure, () => {
    document.getElementById('live').textContent = '';
    document.getElementById('lost').hidden = false;
  });
}
document.addEventListener('htmx:beforeRequest', () => { document.getElementById('lost').hidden = true; });
