/** The few pages that a person sees while signing in. */
@NullMarked
package se.delaktig.signin.page;

import org.jspecify.annotations.NullMarked;
