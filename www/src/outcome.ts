/** How an event ended: a shape, a word and a colour, so that none of them is alone. */
import type { Ending } from "activity-tracker-events/log";
import { css, html, nothing } from "lit";

const SHAPES: Record<Ending, string> = {
  success: "✓",
  pending: "…",
  failure: "✕",
  refused: "⊘",
  unclear: "?",
  contradiction: "≠",
};

const WORDS: Record<Ending, string> = {
  success: "success",
  pending: "pending",
  failure: "failed",
  refused: "refused",
  unclear: "unclear",
  contradiction: "contradiction",
};

/** The mark of an ending: its shape with its word, or, where there is no room, with the word for those who hear. */
export function outcomeMark(how: Ending, small = false) {
  const shape = html`<span class="shape ${how}" role=${small ? "img" : nothing} aria-label=${small ? WORDS[how] : nothing}
    aria-hidden=${small ? nothing : "true"}>${SHAPES[how]}</span>`;
  return small ? shape : html`<span class="ending ${how}">${shape} ${WORDS[how]}</span>`;
}

export const outcomeSheet = css`
  .shape {
    display: inline-block;
    width: 16px;
    font-weight: 700;
    text-align: center;
  }

  .shape.success {
    color: var(--ink-2);
  }

  .shape.pending {
    color: var(--pending);
  }

  .shape.failure {
    color: var(--failed);
  }

  .shape.refused {
    color: var(--refused);
  }

  .ending {
    flex: none;
    padding: 1px 8px 1px 4px;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    font-size: 13px;
    line-height: 18px;
  }

  .ending.refused {
    border-color: var(--refused);
    background: var(--refused);
    color: light-dark(#fff, #14181d);
  }

  .ending.refused .shape {
    color: inherit;
  }

  .ending.failure {
    border-color: var(--failed);
  }

  .ending.pending {
    border: 1px dotted var(--pending);
  }
`;
