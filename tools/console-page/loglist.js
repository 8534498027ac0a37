// A list of lines in bounded memory that is painted once a frame, however fast lines come.
(function () {
  'use strict';
  const chronoseal = (globalThis.chronoseal ??= {});

  const AT_FOOT_PIXELS = 24;

  /** Keeps the newest lines, on the page and off it. */
  class LogList {
    #root;
    #most;
    #make;
    #fresh = [];

    /**
     * @param {HTMLElement} root where lines are shown, oldest first
     * @param {number} most lines kept
     * @param {(entry: object) => HTMLElement} make builds a line
     */
    constructor(root, most, make) {
      this.#root = root;
      this.#most = most;
      this.#make = make;
      /** Lines added since it was cleared, those let go included. */
      this.count = 0;
    }

    add(entry) {
      this.count++;
      this.#fresh.push(entry);
      if (this.#fresh.length > this.#most) {
        this.#fresh.shift();
      }
    }

    clear() {
      this.count = 0;
      this.#fresh = [];
      this.#root.replaceChildren();
    }

    /** How many there were, and how many of them are no longer kept. */
    describe(what) {
      const gone = Math.max(0, this.count - this.#most);
      return gone > 0 ? `${this.count} ${what}, the oldest ${gone} let go` : `${this.count} ${what}`;
    }

    /** Shows what came since the last time. Whoever has scrolled up stays where they are. */
    paint() {
      const follows = this.#root.scrollHeight - this.#root.scrollTop - this.#root.clientHeight < AT_FOOT_PIXELS;
      this.#root.append(...this.#fresh.map(this.#make));
      this.#fresh = [];
      while (this.#root.childElementCount > this.#most) {
        this.#root.firstElementChild.remove();
      }
      if (follows) {
        this.#root.scrollTop = this.#root.scrollHeight;
      }
    }
  }

  Object.assign(chronoseal, { LogList });
})();
