/** How an event ended: its shape with its word, so that no colour is alone. */
import type { Ending } from "activity-tracker-events/log";
import { css, html } from "lit";
import { endingMark, markSheet } from "./marks.js";
import { ENDING_NAMES } from "./words.js";

export const ending = (how: Ending) => html`<span class="ending ${how}">${endingMark(how)} ${ENDING_NAMES[how]}</span>`;

export const endingSheet = [
  markSheet,
  css`
    .ending {
      display: inline-flex;
      flex: none;
      gap: 5px;
      align-items: center;
      padding: 1px 8px 1px 6px;
      border: 1px solid var(--line-strong);
      border-radius: 10px;
      font-size: 13px;
      line-height: 18px;
    }

    .ending.refused {
      --refused: light-dark(#fff, #14181d);
      border-color: transparent;
      background: light-dark(#8a0f1f, #ffc2bc);
      color: light-dark(#fff, #14181d);
    }

    .ending.failure {
      border-color: var(--failed);
    }

    .ending.pending {
      border: 1px dotted var(--pending);
    }

    @media (forced-colors: active) {
      .ending.refused {
        --refused: CanvasText;
        border-color: CanvasText;
      }
    }
  `,
];
