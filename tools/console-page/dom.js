// The few things the views do with the document. Text of a node goes in as text only; the page's policy forbids anything else.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});
  const { VALUE_CHARS } = chronoseal.limits;
  const SVG = 'http://www.w3.org/2000/svg';

  /** Cuts a text that is too long to show, and says by how much. */
  function bounded(text, most = VALUE_CHARS) {
    return text.length <= most ? text : `${text.slice(0, most)} … ${text.length - most} more characters`;
  }

  /** The element of the page with an id; a missing one is a mistake in the page. */
  function byId(id) {
    const found = document.getElementById(id);
    if (found === null) {
      throw new Error(`index.html has no element ${id}`);
    }
    return found;
  }

  /** Makes an element with a class and a text. */
  function element(tag, className = '', text = '') {
    const made = document.createElement(tag);
    if (className) {
      made.className = className;
    }
    made.textContent = bounded(text);
    return made;
  }

  /** Makes an SVG element with attributes. */
  function svgElement(tag, attributes = {}) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) {
      made.setAttribute(name, value);
    }
    return made;
  }

  /** Sets a text if it has changed, so that a screen reader is not told the same thing every second. */
  function setText(target, text) {
    const shown = bounded(text);
    if (target.textContent !== shown) {
      target.textContent = shown;
    }
  }

  /** Fills a <dl> with names and values, keeping the elements that are there. Values: text, or [text, class]. */
  function setList(list, entries) {
    const signature = entries.map((entry) => entry[0]).join('\n');
    if (list.dataset.names !== signature) {
      list.dataset.names = signature;
      list.replaceChildren(...entries.flatMap(([name]) => [element('dt', '', name), element('dd')]));
    }
    const values = list.querySelectorAll('dd');
    entries.forEach(([, value, className = ''], index) => {
      setText(values[index], value);
      if (values[index].className !== className) {
        values[index].className = className;
      }
    });
  }

  const dirty = new Set();
  let isScheduled = false;

  /** Has a view painted with the next frame, once, however often it is asked for. */
  function paintSoon(view) {
    dirty.add(view);
    if (!isScheduled) {
      isScheduled = true;
      requestAnimationFrame(paintAll);
    }
  }

  function paintAll() {
    isScheduled = false;
    const views = [...dirty];
    dirty.clear();
    for (const view of views) {
      view.paint();
    }
  }

  Object.assign(chronoseal, { bounded, byId, element, svgElement, setText, setList, paintSoon });
})();
