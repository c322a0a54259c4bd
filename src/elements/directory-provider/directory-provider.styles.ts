import { css } from 'lit';

export const directoryProviderStyles = css`
  :host {
    display: contents;
  }
`;
