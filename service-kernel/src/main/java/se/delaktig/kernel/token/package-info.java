/** What a bearer token is worth, asked alike by every service that takes one. */
@NullMarked
package se.delaktig.kernel.token;

import org.jspecify.annotations.NullMarked;
