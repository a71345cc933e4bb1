/** How an event ended: a shape, a word and a colour, so that none of them is alone. */
import type { Ending } from "activity-tracker-events/log";
import { css, html } from "lit";
import { endingMark, markSheet } from "./marks.js";
import { ENDING_NAMES } from "./words.js";

/** The mark of an ending: its shape with its word, or, where there is no room, with the word for those who hear. */
export function outcomeMark(how: Ending, small = false) {
  const mark = endingMark(how);
  if (small) return html`${mark}<span class="unseen">${ENDING_NAMES[how]}</span>`;
  return html`<span class="ending ${how}">${mark} ${ENDING_NAMES[how]}</span>`;
}

export const outcomeSheet = css`
  ${markSheet}

  .ending {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 5px;
    padding: 1px 8px 1px 6px;
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

  .ending.refused .mark .refused {
    stroke: currentColor;
  }

  .ending.failure {
    border-color: var(--failed);
  }

  .ending.pending {
    border: 1px dotted var(--pending);
  }

  @media (forced-colors: active) {
    .ending.refused {
      border-width: 2px;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
