/**
 * The erasable person register: who the random ids of the log are, and what was written about them.
 * Everything here lies sealed with keys that can be destroyed; nothing of it is ever part of an
 * event.
 */
@NullMarked
package se.delaktig.personregister;

import org.jspecify.annotations.NullMarked;
