/** Who is signed in on which device, and for how long. */
@NullMarked
package se.delaktig.signin.session;

import org.jspecify.annotations.NullMarked;
