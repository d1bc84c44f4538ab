/**
 * A gapless, tamper-evident log of commits on MongoDB, and Axon's event store on top of it.
 *
 * <p>{@link se.delaktig.eventstore.CommitLog} knows nothing of Axon; {@link
 * se.delaktig.eventstore.CommitLogStorageEngine} and {@link
 * se.delaktig.eventstore.CommitLogEventStore} know nothing of how commits are stored.
 */
package se.delaktig.eventstore;
