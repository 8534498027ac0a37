// Tabs as the ARIA practices have them: arrows move, one tab stop for all.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});

  /** Makes the buttons of a tablist show their panels. */
  function wireTabs(tablist, onShow) {
    const tabs = [...tablist.querySelectorAll('[role="tab"]')];
    const show = (chosen) => {
      for (const tab of tabs) {
        const isChosen = tab === chosen;
        tab.setAttribute('aria-selected', String(isChosen));
        tab.tabIndex = isChosen ? 0 : -1;
        chronoseal.byId(tab.getAttribute('aria-controls')).hidden = !isChosen;
      }
      onShow(chosen.id);
    };
    tabs.forEach((tab, index) => {
      tab.addEventListener('click', () => show(tab));
      tab.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step !== undefined) {
          const next = tabs[(index + step + tabs.length) % tabs.length];
          next.focus();
          show(next);
        }
      });
    });
  }

  Object.assign(chronoseal, { wireTabs });
})();
