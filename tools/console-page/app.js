// Puts the page together.
(function () {
  'use strict';
  const chronoseal = globalThis.chronoseal;
  const session = new chronoseal.Session();

  new chronoseal.ConnectionView(session);
  new chronoseal.IdentityView(session);
  new chronoseal.StatusView(session);
  new chronoseal.ClockView(session);
  new chronoseal.SensorsView(session);
  new chronoseal.PlotsView(session);
  new chronoseal.ExchangeView(session);
  const tap = new chronoseal.TapView(session);
  const configuration = new chronoseal.ConfigurationView(session);

  const panels = { 'tab-tap': tap, 'tab-configuration': configuration };
  chronoseal.wireTabs(document.querySelector('[role="tablist"]'), (tab) => panels[tab]?.show());
  addEventListener('pagehide', () => session.disconnect());
})();
