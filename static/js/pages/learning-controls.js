// The player's own controls, with a word to say before it plays: there may be nothing to play yet.

/** @typedef {import("../player.js").PlayerState} PlayerState */

/**
 * @param {ReturnType<typeof import("../player.js").createPlayer>} player
 * @param {() => boolean} mayToggle asked before the film is started or stopped by hand
 */
export function controlsOf(player, mayToggle) {
  return {
    play: () => player.play(),
    pause: () => player.pause(),
    toggle: () => {
      if (mayToggle()) player.toggle();
    },
    seek: (/** @type {number} */ position) => player.seek(position),
    next: () => player.next(),
    previous: () => player.previous(),
    start: () => player.start(),
    end: () => player.end(),
    setSpeed: (/** @type {0.5 | 1 | 2} */ factor) => player.setSpeed(factor),
    state: () => player.state(),
    subscribe: (/** @type {(state: PlayerState) => void} */ listener) => player.subscribe(listener),
  };
}
