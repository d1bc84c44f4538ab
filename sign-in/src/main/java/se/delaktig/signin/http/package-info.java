/** How the service listens and what every answer carries. */
@NullMarked
package se.delaktig.signin.http;

import org.jspecify.annotations.NullMarked;
