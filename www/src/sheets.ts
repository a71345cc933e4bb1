import { css } from "lit";

/** What every element's own sheet begins with. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }

  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  a {
    color: inherit;
  }

  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }

  button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    padding: 3px 10px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: none;
    cursor: pointer;
    white-space: nowrap;
  }

  button:hover:not(:disabled) {
    background: var(--paper-3);
  }

  button:disabled {
    color: var(--ink-2);
    cursor: default;
  }

  button.framed {
    border-color: var(--line-strong);
    background: var(--paper);
  }

  button.main {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }

  button.main:hover:not(:disabled) {
    background: var(--accent);
    text-decoration: underline;
  }

  button.link {
    padding: 0 2px;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  button.icon {
    justify-content: center;
    min-width: 28px;
    padding: 3px;
  }

  button[aria-pressed="true"],
  button[aria-current]:not([aria-current="false"]) {
    border-color: var(--accent);
    background: var(--accent-paper);
  }

  input[type="search"],
  input[type="text"],
  select {
    min-height: 28px;
    padding: 3px 8px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--paper);
  }

  ::placeholder {
    color: var(--ink-2);
    opacity: 1;
  }

  .quiet {
    color: var(--ink-2);
  }

  .mono {
    font-family: var(--mono);
    font-size: 12px;
  }

  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* Codes of characters that would not be seen, or would turn the text round: see plain.ts. */
  .code {
    padding: 0 2px;
    border: 1px solid currentColor;
    border-radius: 3px;
    font: 10px / 12px var(--mono);
    unicode-bidi: isolate;
  }
`;
