/** `@peculiar/x509`, after the polyfill that it demands. */
import 'reflect-metadata';

export * from '@peculiar/x509';
