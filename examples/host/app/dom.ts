/** The one element that matches, of the class that is expected. @throws {Error} when page and script do not fit */
export function part<T extends Element>(selector: string, type: new () => T, root: ParentNode = document): T {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector} of the kind that is needed.`);
  return found;
}

/** A copy of a `<template>` of the page. */
export function copyOf(template: string): DocumentFragment {
  const content = part(template, HTMLTemplateElement).content;
  return document.importNode(content, true);
}
