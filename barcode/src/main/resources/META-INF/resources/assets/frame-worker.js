/* Reads frames beside the page, by the project's own reader. */
importScripts('frame-reader.js');
main();
