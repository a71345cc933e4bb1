/**
 * What the package has for Node alone.
 *
 * @packageDocumentation
 */

export {};
