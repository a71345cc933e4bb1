/** Small drawings: how an event ended, and how bad a finding is. Each differs by its shape; colour comes on top. */
import type { Ending } from "activity-tracker-events/log";
import type { Level } from "activity-tracker-events/slim";
import { css, type SVGTemplateResult, svg } from "lit";

export const markSheet = css`
  svg.mark {
    flex: none;
    width: 12px;
    height: 12px;
    overflow: visible;
  }

  .mark .success {
    fill: var(--success);
  }

  .mark .pending {
    fill: var(--pending);
  }

  .mark .failure,
  .mark .contradiction {
    fill: none;
    stroke: var(--failed);
    stroke-width: 2.4;
  }

  .mark .refused {
    fill: none;
    stroke: var(--refused);
    stroke-width: 2;
  }

  .mark .unclear {
    fill: none;
    stroke: var(--line-strong);
    stroke-width: 1.5;
  }

  .mark .level {
    fill: var(--ink);
  }
`;

const ENDINGS: Readonly<Record<Ending, SVGTemplateResult>> = {
  success: svg`<circle class="success" cx="6" cy="6" r="2.5"/>`,
  pending: svg`<circle class="pending" cx="2" cy="6" r="1.5"/><circle class="pending" cx="6" cy="6" r="1.5"/><circle class="pending" cx="10" cy="6" r="1.5"/>`,
  failure: svg`<path class="failure" d="M2 2l8 8M10 2l-8 8"/>`,
  refused: svg`<circle class="refused" cx="6" cy="6" r="5"/><path class="refused" d="M2.6 2.6l6.8 6.8"/>`,
  unclear: svg`<circle class="unclear" cx="6" cy="6" r="2.8"/>`,
  contradiction: svg`<path class="contradiction" d="M1 4h10M1 8h10M9 1l-6 10"/>`,
};

const LEVELS: Readonly<Record<Level, SVGTemplateResult>> = {
  error: svg`<rect class="level" x="1.5" y="1.5" width="9" height="9"/>`,
  warning: svg`<path class="level" d="M6 1l5.5 10h-11z"/>`,
  info: svg`<circle class="level" cx="6" cy="6" r="4.5"/>`,
};

export const endingMark = (ending: Ending) =>
  svg`<svg class="mark" viewBox="0 0 12 12" aria-hidden="true">${ENDINGS[ending]}</svg>`;

export const levelMark = (level: Level) =>
  svg`<svg class="mark" viewBox="0 0 12 12" aria-hidden="true">${LEVELS[level]}</svg>`;
