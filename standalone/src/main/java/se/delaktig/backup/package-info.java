/**
 * Carries a whole office from one place to another: a backup of the store brought along and back,
 * and the move to a MongoDB server and back. What has arrived is compared with what was there,
 * document by document, and the chain of every ledger is verified.
 */
@org.jspecify.annotations.NullMarked
package se.delaktig.backup;
