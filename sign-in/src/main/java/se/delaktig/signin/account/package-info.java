/** Accounts and how their holders prove who they are: passwords, invitations, throttling. */
@NullMarked
package se.delaktig.signin.account;

import org.jspecify.annotations.NullMarked;
