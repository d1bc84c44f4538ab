/** Passkeys: keys on a person's own devices that sign them in without a password. */
@NullMarked
package se.delaktig.signin.passkey;

import org.jspecify.annotations.NullMarked;
