export function createHome(_e, _o) { return { update() {} }; }
