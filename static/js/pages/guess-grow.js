// "Grow one": a GPT grown from random numbers, before the visitor's eyes. Its panel is #grow.

/** @typedef {import("../types.js").Shot} Shot */
/**
 * What the page hands over. `showShots` puts a film into the one player, `position` is where in it one is; `useModel`
 * makes a grown model the one that guesses in this chapter.
 * @typedef {{ store: import("../store.js").Store<import("./guess-state.js").GuessState>, player: import("../player.js").Player,
 *   xray: import("./xray-panel.js").XrayPanel, showShots: (shots: Shot[]) => void, useModel: (id: string) => void }} Growing
 */

/** @param {Growing} options */
export function createGrowing(options) {
  void options;
  return {
    /** The tab was opened: put the film into the player. */
    show() {},
    /** The tab was left. */
    hide() {},
    /** The player has moved, while the tab is open. */
    render() {},
    /** A grown model that the server has lost is sent again, where this browser has it. @param {string} id @returns {Promise<boolean>} whether it is there again */
    async restore(id) {
      void id;
      return false;
    },
    /** A part of the state has changed. @param {string[]} keys */
    update(keys) {
      void keys;
    },
  };
}
