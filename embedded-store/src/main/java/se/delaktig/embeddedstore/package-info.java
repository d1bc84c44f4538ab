/**
 * A durable store in one file that speaks the MongoDB protocol on loopback, for running without a
 * database server.
 */
@NullMarked
package se.delaktig.embeddedstore;

import org.jspecify.annotations.NullMarked;
