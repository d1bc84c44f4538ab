/** Clients, keys, and the tokens given to them. */
@NullMarked
package se.delaktig.signin.token;

import org.jspecify.annotations.NullMarked;
