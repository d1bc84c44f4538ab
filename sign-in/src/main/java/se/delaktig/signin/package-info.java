/**
 * The OpenID Connect issuer that Delaktig brings along: accounts, passwords, invitations and
 * tokens. It knows who somebody is and nothing about what they may do; that is decided by events in
 * the log.
 */
@NullMarked
package se.delaktig.signin;

import org.jspecify.annotations.NullMarked;
