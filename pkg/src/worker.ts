/** The script of the worker threads that `./node` starts. */

export {};
