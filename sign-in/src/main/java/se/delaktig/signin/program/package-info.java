/** Programs that work on somebody's behalf, and what they may ask for. */
@NullMarked
package se.delaktig.signin.program;

import org.jspecify.annotations.NullMarked;
