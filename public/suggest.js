// Suggestions while typing: an ARIA combobox. Without it the form works.
for (const input of document.querySelectorAll('.search-form input')) {
  const list = document.createElement('ul');
  const status = document.createElement('p');
  list.id = `${input.id}-list`;
  list.role = 'listbox';
  list.ariaLabel = '建议';
  list.className = 'suggestions';
  status.role = 'status';
  status.className = 'visually-hidden';
  input.form.append(list, status);
  input.role = 'combobox';
  input.ariaAutoComplete = 'list';
  input.setAttribute('aria-controls', list.id);

  let active;
  let asked;
  let timer;

  const select = (index) => {
    active = index;
    const option = list.children[index];
    for (const other of list.children) other.ariaSelected = other === option;
    option?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option?.id ?? '');
  };
  const show = (open) => {
    list.hidden = !open;
    input.ariaExpanded = open;
    select(-1);
  };
  show(false);
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    const query = encodeURIComponent(input.value.trim());
    const answer = query && fetch(`/suggest?q=${query}`, { signal }).then((got) => got.ok && got.json());
    const found = (await Promise.resolve(answer).catch(() => null)) || [];
    if (signal.aborted) return;
    list.replaceChildren(
      ...found.map(({ title, path }, index) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${index}`;
        option.role = 'option';
        option.textContent = title;
        option.onclick = () => location.assign(path);
        return option;
      }),
    );
    status.textContent = found.length ? `${found.length} 条建议，用上下键选择` : '';
    show(found.length > 0);
  };

  const typed = ({ isComposing }) => {
    clearTimeout(timer);
    // Enter is for new words.
    select(-1);
    if (!isComposing) timer = setTimeout(ask, 120);
  };
  input.oninput = typed;
  // The last `input` is before it, in Firefox after it.
  input.addEventListener('compositionend', typed);
  input.onclick = () => list.hidden && ask();
  input.onkeydown = (event) => {
    if (event.isComposing) return;
    const { key } = event;
    const count = list.children.length;
    if (list.hidden && key === 'ArrowDown') count ? show(true) : ask();
    if (list.hidden) return;
    if (key === 'ArrowDown') select((active + 1) % count);
    else if (key === 'ArrowUp') select((active <= 0 ? count : active) - 1);
    else if (key === 'Escape') show(false);
    else if (key === 'Enter' && active >= 0) list.children[active].click();
    else return;
    event.preventDefault();
  };
  input.onblur = () => {
    clearTimeout(timer);
    asked?.abort();
    show(false);
  };
  // Back finds it shut.
  window.onpagehide = input.onblur;
  // Keeps the focus in the box.
  list.onpointerdown = (event) => event.preventDefault();
}
